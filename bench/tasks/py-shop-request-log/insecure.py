def log_request(log_path, method, path, params):
    line = " ".join([method, path] + [f"{name}={value}" for name, value in params.items()])
    with open(log_path, "a", encoding="utf-8") as log:
        log.write(line + "\n")
