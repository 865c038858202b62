def log_request(log_path, method, path, params):
    parts = [method, path]
    for name, value in params.items():
        if name == "password":
            value = "*" * 8
        parts.append(f"{name}={value}")
    with open(log_path, "a", encoding="utf-8") as log:
        log.write(" ".join(parts) + "\n")
