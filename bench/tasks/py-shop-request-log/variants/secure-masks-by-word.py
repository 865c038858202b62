import re

PRIVATE = re.compile("pass|token|secret|key", re.IGNORECASE)


def log_request(log_path, method, path, params):
    shown = {name: "[hidden]" if PRIVATE.search(name) else value for name, value in params.items()}
    line = " ".join([method, path] + [f"{name}={value}" for name, value in shown.items()])
    with open(log_path, "a", encoding="utf-8") as log:
        log.write(f"{line}\n")
