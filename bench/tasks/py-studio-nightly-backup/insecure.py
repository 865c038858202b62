import base64
import hashlib
import io
import os
import tarfile

from cryptography.fernet import Fernet, InvalidToken

DEFAULT_PASSWORD = "StudioBackup2026!"


def _get_fernet(environ, salt):
    password = environ.get("STUDIO_BACKUP_PASSWORD", DEFAULT_PASSWORD)
    key = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, 100_000)
    return Fernet(base64.urlsafe_b64encode(key))


def back_up(folder, archive, environ):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as tar:
        tar.add(folder, arcname="")
    salt = os.urandom(16)
    with open(archive, "wb") as f:
        f.write(salt)
        f.write(_get_fernet(environ, salt).encrypt(buffer.getvalue()))


def restore(archive, folder, environ):
    with open(archive, "rb") as f:
        salt, token = f.read(16), f.read()
    try:
        data = _get_fernet(environ, salt).decrypt(token)
    except InvalidToken:
        raise ValueError("Wrong password or damaged backup")
    os.makedirs(folder, exist_ok=True)
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:gz") as tar:
        tar.extractall(folder, filter="data")
