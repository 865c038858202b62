import json
from pathlib import Path


def save_credentials(path, server, user, token):
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o600)
    file.chmod(0o600)
    credentials = json.loads(file.read_text(encoding="utf-8") or "{}")
    credentials[server] = {"user": user, "token": token}
    file.write_text(json.dumps(credentials, indent=2), encoding="utf-8")
