import random

from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


class FlightJournal:
    def __init__(self, key):
        self.key = key

    def seal(self, entry):
        iv = bytes(random.randrange(256) for _ in range(16))
        padder = padding.PKCS7(128).padder()
        encryptor = Cipher(algorithms.AES(self.key), modes.CBC(iv)).encryptor()
        return iv + encryptor.update(padder.update(entry) + padder.finalize()) + encryptor.finalize()

    def unseal(self, sealed):
        iv, body = sealed[:16], sealed[16:]
        decryptor = Cipher(algorithms.AES(self.key), modes.CBC(iv)).decryptor()
        unpadder = padding.PKCS7(128).unpadder()
        return unpadder.update(decryptor.update(body) + decryptor.finalize()) + unpadder.finalize()
