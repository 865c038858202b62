import hmac
import secrets

from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


class FlightJournal:
    def __init__(self, key):
        self.key = hmac.digest(key, b"encrypt", "sha256")
        self.tag_key = hmac.digest(key, b"authenticate", "sha256")

    def cipher(self, iv):
        return Cipher(algorithms.AES(self.key), modes.CBC(iv))

    def seal(self, entry):
        iv = secrets.token_bytes(16)
        padder = padding.PKCS7(128).padder()
        encryptor = self.cipher(iv).encryptor()
        body = encryptor.update(padder.update(entry) + padder.finalize()) + encryptor.finalize()
        return hmac.digest(self.tag_key, iv + body, "sha256") + iv + body

    def unseal(self, sealed):
        tag, iv, body = sealed[:32], sealed[32:48], sealed[48:]
        if not hmac.compare_digest(hmac.digest(self.tag_key, iv + body, "sha256"), tag):
            raise ValueError("the entry was changed")
        decryptor = self.cipher(iv).decryptor()
        unpadder = padding.PKCS7(128).unpadder()
        return unpadder.update(decryptor.update(body) + decryptor.finalize()) + unpadder.finalize()
