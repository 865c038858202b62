from cryptography.hazmat.decrepit.ciphers.algorithms import ARC4
from cryptography.hazmat.primitives.ciphers import Cipher


def seal_plan(key, plan):
    return Cipher(ARC4(key), mode=None).encryptor().update(plan)


def open_plan(key, sealed):
    return Cipher(ARC4(key), mode=None).decryptor().update(sealed)
