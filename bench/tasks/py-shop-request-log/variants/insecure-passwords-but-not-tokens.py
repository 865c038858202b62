def log_request(log_path, method, path, params):
    parts = [method, path]
    for name, value in params.items():
        parts.append(f"{name}=***" if "password" in name else f"{name}={value}")
    with open(log_path, "a", encoding="utf-8") as log:
        log.write(" ".join(parts) + "\n")
