import base64
import os

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

PASSPHRASE = b"Vet-Clinic-Notes-2026!"


def fernet_for(salt):
    kdf = PBKDF2HMAC(algorithm=hashes.SHA256(), length=32, salt=salt, iterations=100_000)
    return Fernet(base64.urlsafe_b64encode(kdf.derive(PASSPHRASE)))


class Notes:
    def __init__(self, folder):
        self.folder = folder

    def encrypt(self, note):
        salt = os.urandom(16)
        return base64.b64encode(salt).decode() + "." + fernet_for(salt).encrypt(note.encode()).decode()

    def decrypt(self, data):
        salt, token = data.split(".", 1)
        return fernet_for(base64.b64decode(salt)).decrypt(token.encode()).decode()
