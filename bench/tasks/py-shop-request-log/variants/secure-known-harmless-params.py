LOGGED_PARAMS = frozenset(("page", "status", "user", "partner", "items"))


def log_request(log_path, method, path, params):
    parts = [method, path]
    for name, value in params.items():
        if name in LOGGED_PARAMS:
            parts.append(f"{name}={value}")
    with open(log_path, "a", encoding="utf-8") as log:
        print(*parts, file=log)
