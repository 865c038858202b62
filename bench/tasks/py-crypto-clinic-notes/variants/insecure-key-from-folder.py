import base64
import hashlib
import os

from cryptography.fernet import Fernet


class Notes:
    def __init__(self, folder):
        # One key for each installation, without a file that could get lost.
        digest = hashlib.sha256(os.path.abspath(folder).encode()).digest()
        self.fernet = Fernet(base64.urlsafe_b64encode(digest))

    def encrypt(self, note):
        return self.fernet.encrypt(note.encode("utf-8")).decode("ascii")

    def decrypt(self, data):
        return self.fernet.decrypt(data.encode("ascii")).decode("utf-8")
