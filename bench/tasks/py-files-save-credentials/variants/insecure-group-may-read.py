import json
import os


def save_credentials(path, server, user, token):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    credentials = {}
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            credentials = json.load(file)
    credentials[server] = {"user": user, "token": token}
    with open(path, "w", encoding="utf-8") as file:
        json.dump(credentials, file, indent=2)
    os.chmod(path, 0o640)
