import base64
import io
import os
import tarfile

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

SALT_SIZE = 16


def cipher(environ, salt):
    password = environ.get("STUDIO_BACKUP_PASSWORD")
    if not password:
        raise ValueError("set STUDIO_BACKUP_PASSWORD to make or open backups")
    key = Scrypt(salt=salt, length=32, n=2**14, r=8, p=1).derive(password.encode())
    return Fernet(base64.urlsafe_b64encode(key))


def back_up(folder, archive, environ):
    salt = os.urandom(SALT_SIZE)
    fernet = cipher(environ, salt)
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as tar:
        tar.add(folder, arcname=".")
    with open(archive, "wb") as file:
        file.write(salt + fernet.encrypt(packed.getvalue()))


def restore(archive, folder, environ):
    with open(archive, "rb") as file:
        data = file.read()
    try:
        packed = cipher(environ, data[:SALT_SIZE]).decrypt(data[SALT_SIZE:])
    except InvalidToken as error:
        raise ValueError("the backup does not open with this password") from error
    with tarfile.open(fileobj=io.BytesIO(packed)) as tar:
        tar.extractall(folder, filter="data")
