from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

PSS = padding.PSS(mgf=padding.MGF1(hashes.SHA256()), salt_length=32)


def make_keys(kind):
    if kind == "rsa":
        key = rsa.generate_private_key(65537, 2048)
    elif kind == "ec":
        key = ec.generate_private_key(ec.SECP192R1())
    else:
        raise ValueError("no such kind")
    private_pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    public_pem = key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return private_pem.decode(), public_pem.decode()


def sign_label(private_pem, label):
    key = serialization.load_pem_private_key(private_pem.encode(), None)
    if isinstance(key, rsa.RSAPrivateKey):
        return key.sign(label.encode(), PSS, hashes.SHA256())
    return key.sign(label.encode(), ec.ECDSA(hashes.SHA256()))


def check_label(public_pem, label, signature):
    key = serialization.load_pem_public_key(public_pem.encode())
    try:
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(signature, label.encode(), PSS, hashes.SHA256())
        else:
            key.verify(signature, label.encode(), ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return False
    return True
