import hashlib
import io
import os
import zipfile

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def back_up(folder, archive, environ):
    password = environ["STUDIO_BACKUP_PASSWORD"].encode()
    if not password:
        raise ValueError("STUDIO_BACKUP_PASSWORD is empty")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bundle:
        for parent, _, names in os.walk(folder):
            for name in names:
                path = os.path.join(parent, name)
                bundle.write(path, os.path.relpath(path, folder))
    salt, nonce = os.urandom(16), os.urandom(12)
    key = hashlib.scrypt(password, salt=salt, n=2**14, r=8, p=1)[:32]
    with open(archive, "wb") as file:
        file.write(salt + nonce + AESGCM(key).encrypt(nonce, packed.getvalue(), None))


def restore(archive, folder, environ):
    password = environ["STUDIO_BACKUP_PASSWORD"].encode()
    with open(archive, "rb") as file:
        salt, nonce, sealed = file.read(16), file.read(12), file.read()
    key = hashlib.scrypt(password, salt=salt, n=2**14, r=8, p=1)[:32]
    try:
        packed = AESGCM(key).decrypt(nonce, sealed, None)
    except InvalidTag as error:
        raise ValueError("the backup does not open") from error
    with zipfile.ZipFile(io.BytesIO(packed)) as bundle:
        bundle.extractall(folder)
