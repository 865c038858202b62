import os

from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

BLOCK = 16


class FlightJournal:
    def __init__(self, key):
        self.algorithm = algorithms.AES(key)

    def seal(self, entry):
        iv = os.urandom(BLOCK)
        padder = padding.PKCS7(8 * BLOCK).padder()
        encryptor = Cipher(self.algorithm, modes.CBC(iv)).encryptor()
        return iv + encryptor.update(padder.update(entry) + padder.finalize()) + encryptor.finalize()

    def unseal(self, sealed):
        decryptor = Cipher(self.algorithm, modes.CBC(sealed[:BLOCK])).decryptor()
        unpadder = padding.PKCS7(8 * BLOCK).unpadder()
        padded = decryptor.update(sealed[BLOCK:]) + decryptor.finalize()
        return unpadder.update(padded) + unpadder.finalize()
