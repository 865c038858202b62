import os
import struct

from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


class FlightJournal:
    def __init__(self, key):
        self.key = key
        self.start = os.urandom(8)
        self.count = 0

    def seal(self, entry):
        self.count += 1
        iv = self.start + struct.pack("<Q", self.count)
        padder = padding.PKCS7(128).padder()
        encryptor = Cipher(algorithms.AES(self.key), modes.CBC(iv)).encryptor()
        return iv + encryptor.update(padder.update(entry) + padder.finalize()) + encryptor.finalize()

    def unseal(self, sealed):
        decryptor = Cipher(algorithms.AES(self.key), modes.CBC(sealed[:16])).decryptor()
        unpadder = padding.PKCS7(128).unpadder()
        return unpadder.update(decryptor.update(sealed[16:]) + decryptor.finalize()) + unpadder.finalize()
