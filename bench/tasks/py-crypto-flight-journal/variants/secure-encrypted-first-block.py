import os

from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

ZERO = bytes(16)


class FlightJournal:
    """A random block goes before each entry, so that nobody can know what the entry is mixed with."""

    def __init__(self, key):
        self.cipher = Cipher(algorithms.AES(key), modes.CBC(ZERO))

    def seal(self, entry):
        padder = padding.PKCS7(128).padder()
        padded = padder.update(os.urandom(16) + entry) + padder.finalize()
        encryptor = self.cipher.encryptor()
        return encryptor.update(padded) + encryptor.finalize()

    def unseal(self, sealed):
        decryptor = self.cipher.decryptor()
        unpadder = padding.PKCS7(128).unpadder()
        padded = decryptor.update(sealed) + decryptor.finalize()
        return (unpadder.update(padded) + unpadder.finalize())[16:]
