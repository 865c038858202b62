from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import padding


def seal_tip(public_pem, tip):
    public_key = serialization.load_pem_public_key(public_pem.encode())
    return public_key.encrypt(tip.encode("ascii"), padding.PKCS1v15())


def open_tip(private_pem, sealed):
    private_key = serialization.load_pem_private_key(private_pem.encode(), password=None)
    return private_key.decrypt(sealed, padding.PKCS1v15()).decode("ascii")
