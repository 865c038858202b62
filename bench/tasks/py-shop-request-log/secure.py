SECRET_PARAMS = {"password", "old_password", "new_password", "api_token"}


def log_request(log_path, method, path, params):
    shown = (f"{name}={'***' if name in SECRET_PARAMS else value}" for name, value in params.items())
    line = " ".join([method, path, *shown])
    with open(log_path, "a", encoding="utf-8") as log:
        log.write(line + "\n")
