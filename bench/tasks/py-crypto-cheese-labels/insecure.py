from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa


def make_keys(kind):
    if kind == "rsa":
        # Small keys are made quickly on a scale.
        key = rsa.generate_private_key(public_exponent=65537, key_size=1024)
    elif kind == "ec":
        key = ec.generate_private_key(ec.SECP256R1())
    else:
        raise ValueError(kind)
    private_pem = key.private_bytes(
        encoding=serialization.Encoding.PEM,
        format=serialization.PrivateFormat.PKCS8,
        encryption_algorithm=serialization.NoEncryption(),
    ).decode()
    public_pem = key.public_key().public_bytes(
        encoding=serialization.Encoding.PEM,
        format=serialization.PublicFormat.SubjectPublicKeyInfo,
    ).decode()
    return private_pem, public_pem


def sign_label(private_pem, label):
    key = serialization.load_pem_private_key(private_pem.encode(), password=None)
    if isinstance(key, rsa.RSAPrivateKey):
        return key.sign(label.encode(), padding.PKCS1v15(), hashes.SHA256())
    return key.sign(label.encode(), ec.ECDSA(hashes.SHA256()))


def check_label(public_pem, label, signature):
    key = serialization.load_pem_public_key(public_pem.encode())
    try:
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(signature, label.encode(), padding.PKCS1v15(), hashes.SHA256())
        else:
            key.verify(signature, label.encode(), ec.ECDSA(hashes.SHA256()))
        return True
    except InvalidSignature:
        return False
