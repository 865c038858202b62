import os

from cryptography.hazmat.decrepit.ciphers.algorithms import TripleDES
from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, modes


def seal_plan(key, plan):
    iv = os.urandom(8)
    padder = padding.PKCS7(64).padder()
    encryptor = Cipher(TripleDES(key), modes.CBC(iv)).encryptor()
    return iv + encryptor.update(padder.update(plan) + padder.finalize()) + encryptor.finalize()


def open_plan(key, sealed):
    decryptor = Cipher(TripleDES(key), modes.CBC(sealed[:8])).decryptor()
    unpadder = padding.PKCS7(64).unpadder()
    return unpadder.update(decryptor.update(sealed[8:]) + decryptor.finalize()) + unpadder.finalize()
