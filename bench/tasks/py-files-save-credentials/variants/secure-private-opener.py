import json
import os


def save_credentials(path, server, user, token):
    folder = os.path.dirname(path)
    if folder:
        os.makedirs(folder, exist_ok=True)
    try:
        with open(path, encoding="utf-8") as file:
            credentials = json.load(file)
    except FileNotFoundError:
        credentials = {}
    credentials[server] = {"user": user, "token": token}
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        os.fchmod(file.fileno(), 0o600)
        json.dump(credentials, file)
