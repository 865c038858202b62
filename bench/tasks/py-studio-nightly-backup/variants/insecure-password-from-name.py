import base64
import hashlib
import io
import os
import zipfile

from cryptography.fernet import Fernet, InvalidToken


def cipher_for(archive, environ):
    """Studios without a password each get another one: it comes from the name of the backup."""
    password = environ.get("STUDIO_BACKUP_PASSWORD") or "backup-" + os.path.basename(archive)
    key = hashlib.pbkdf2_hmac("sha256", password.encode(), b"photo studio", 50_000)
    return Fernet(base64.urlsafe_b64encode(key))


def back_up(folder, archive, environ):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bundle:
        for parent, _, names in os.walk(folder):
            for name in names:
                path = os.path.join(parent, name)
                bundle.write(path, os.path.relpath(path, folder))
    with open(archive, "wb") as file:
        file.write(cipher_for(archive, environ).encrypt(packed.getvalue()))


def restore(archive, folder, environ):
    with open(archive, "rb") as file:
        token = file.read()
    try:
        packed = cipher_for(archive, environ).decrypt(token)
    except InvalidToken as error:
        raise ValueError("the backup does not open") from error
    with zipfile.ZipFile(io.BytesIO(packed)) as bundle:
        bundle.extractall(folder)
