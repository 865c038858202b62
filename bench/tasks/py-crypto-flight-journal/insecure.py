from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


class FlightJournal:
    def __init__(self, key):
        self.cipher = Cipher(algorithms.AES(key), modes.CBC(key[:16]))

    def seal(self, entry):
        padder = padding.PKCS7(128).padder()
        padded = padder.update(entry) + padder.finalize()
        encryptor = self.cipher.encryptor()
        return encryptor.update(padded) + encryptor.finalize()

    def unseal(self, sealed):
        decryptor = self.cipher.decryptor()
        padded = decryptor.update(sealed) + decryptor.finalize()
        unpadder = padding.PKCS7(128).unpadder()
        return unpadder.update(padded) + unpadder.finalize()
