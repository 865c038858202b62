import base64
import json
import os
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM


class Notes:
    def __init__(self, folder):
        settings = os.path.join(folder, "settings.json")
        if not os.path.exists(settings):
            with open(settings, "w", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
                json.dump({"key": secrets.token_hex(32)}, file)
        with open(settings) as file:
            self.aead = AESGCM(bytes.fromhex(json.load(file)["key"]))

    def encrypt(self, note):
        nonce = secrets.token_bytes(12)
        return base64.b64encode(nonce + self.aead.encrypt(nonce, note.encode(), None)).decode()

    def decrypt(self, data):
        raw = base64.b64decode(data)
        try:
            return self.aead.decrypt(raw[:12], raw[12:], None).decode()
        except InvalidTag:
            return None
