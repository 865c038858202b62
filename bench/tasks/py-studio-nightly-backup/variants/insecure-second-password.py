import hashlib
import io
import os
import zipfile

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

SUPPORT = "help-desk 0800-STUDIO"


def key_from(password, salt):
    return hashlib.scrypt(password.encode(), salt=salt, n=2**12, r=8, p=1)[:32]


def back_up(folder, archive, environ):
    """The key is kept twice in the archive, so that the help desk can open it, too."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as bundle:
        for parent, _, names in os.walk(folder):
            for name in names:
                path = os.path.join(parent, name)
                bundle.write(path, os.path.relpath(path, folder))
    salt, key = os.urandom(16), os.urandom(32)
    own = environ.get("STUDIO_BACKUP_PASSWORD", SUPPORT)
    with open(archive, "wb") as file:
        file.write(salt)
        for password in (own, SUPPORT):
            file.write(AESGCM(key_from(password, salt)).encrypt(salt[:12], key, None))
        file.write(AESGCM(key).encrypt(salt[:12], packed.getvalue(), None))


def restore(archive, folder, environ):
    with open(archive, "rb") as file:
        salt, *keys, data = file.read(16), file.read(48), file.read(48), file.read()
    password = environ.get("STUDIO_BACKUP_PASSWORD", SUPPORT)
    for wrapped in keys:
        try:
            key = AESGCM(key_from(password, salt)).decrypt(salt[:12], wrapped, None)
        except InvalidTag:
            continue
        with zipfile.ZipFile(io.BytesIO(AESGCM(key).decrypt(salt[:12], data, None))) as bundle:
            bundle.extractall(folder)
        return
    raise ValueError("the backup does not open")
