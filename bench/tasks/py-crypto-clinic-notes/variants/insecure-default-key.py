import base64
import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

DEFAULT_KEY = "00112233445566778899aabbccddeeffffeeddccbbaa99887766554433221100"


class Notes:
    def __init__(self, folder):
        key_file = os.path.join(folder, "key.txt")
        if not os.path.exists(key_file):
            with open(key_file, "w") as f:
                f.write(os.environ.get("NOTES_KEY", DEFAULT_KEY))
        with open(key_file) as f:
            self.aes = AESGCM(bytes.fromhex(f.read().strip()))

    def encrypt(self, note):
        nonce = os.urandom(12)
        return base64.b64encode(nonce + self.aes.encrypt(nonce, note.encode(), None)).decode()

    def decrypt(self, data):
        raw = base64.b64decode(data)
        return self.aes.decrypt(raw[:12], raw[12:], None).decode()
