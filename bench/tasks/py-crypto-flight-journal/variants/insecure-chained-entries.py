import os

from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


class FlightJournal:
    def __init__(self, key):
        self.key = key
        self.iv = os.urandom(16)

    def seal(self, entry):
        padder = padding.PKCS7(128).padder()
        padded = padder.update(entry) + padder.finalize()
        encryptor = Cipher(algorithms.AES(self.key), modes.CBC(self.iv)).encryptor()
        sealed = self.iv + encryptor.update(padded) + encryptor.finalize()
        # The next entry continues where this one ends.
        self.iv = sealed[-16:]
        return sealed

    def unseal(self, sealed):
        decryptor = Cipher(algorithms.AES(self.key), modes.CBC(sealed[:16])).decryptor()
        unpadder = padding.PKCS7(128).unpadder()
        return unpadder.update(decryptor.update(sealed[16:]) + decryptor.finalize()) + unpadder.finalize()
