import json
import os


def save_credentials(path, server, user, token):
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    try:
        with open(path) as file:
            credentials = json.load(file)
    except FileNotFoundError:
        credentials = {}
    credentials[server] = {"user": user, "token": token}
    with open(path, "w") as file:
        json.dump(credentials, file, indent=2)
