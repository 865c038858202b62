import json
import os
import tempfile


def save_credentials(path, server, user, token):
    folder = os.path.dirname(os.path.abspath(path))
    os.makedirs(folder, mode=0o700, exist_ok=True)
    try:
        with open(path, encoding="utf-8") as file:
            credentials = json.load(file)
    except FileNotFoundError:
        credentials = {}
    credentials[server] = {"user": user, "token": token}
    descriptor, draft = tempfile.mkstemp(dir=folder)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(credentials, file, indent=2)
    os.replace(draft, path)
