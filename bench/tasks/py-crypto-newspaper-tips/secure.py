from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding

OAEP = padding.OAEP(mgf=padding.MGF1(hashes.SHA256()), algorithm=hashes.SHA256(), label=None)


def seal_tip(public_pem, tip):
    key = serialization.load_pem_public_key(public_pem.encode())
    return key.encrypt(tip.encode(), OAEP)


def open_tip(private_pem, sealed):
    key = serialization.load_pem_private_key(private_pem.encode(), None)
    return key.decrypt(sealed, OAEP).decode()
