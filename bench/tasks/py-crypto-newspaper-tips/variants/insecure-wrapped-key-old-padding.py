from cryptography.fernet import Fernet
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import padding


def seal_tip(public_pem, tip):
    key = Fernet.generate_key()
    public_key = serialization.load_pem_public_key(public_pem.encode())
    return public_key.encrypt(key, padding.PKCS1v15()) + Fernet(key).encrypt(tip.encode())


def open_tip(private_pem, sealed):
    private_key = serialization.load_pem_private_key(private_pem.encode(), password=None)
    key = private_key.decrypt(sealed[:256], padding.PKCS1v15())
    return Fernet(key).decrypt(sealed[256:]).decode()
