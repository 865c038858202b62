from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

MAKERS = {
    "rsa": lambda: rsa.generate_private_key(65537, 3072),
    "ec": lambda: ec.generate_private_key(ec.SECP384R1()),
}


def make_keys(kind):
    if kind not in MAKERS:
        raise ValueError("kind must be rsa or ec")
    key = MAKERS[kind]()
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    public = key.public_key().public_bytes(pem, serialization.PublicFormat.SubjectPublicKeyInfo)
    return private.decode("ascii"), public.decode("ascii")


def arguments(key):
    if isinstance(key, (rsa.RSAPrivateKey, rsa.RSAPublicKey)):
        return padding.PKCS1v15(), hashes.SHA384()
    return (ec.ECDSA(hashes.SHA384()),)


def sign_label(private_pem, label):
    key = serialization.load_pem_private_key(private_pem.encode("ascii"), password=None)
    return key.sign(label.encode("utf-8"), *arguments(key))


def check_label(public_pem, label, signature):
    key = serialization.load_pem_public_key(public_pem.encode("ascii"))
    try:
        key.verify(signature, label.encode("utf-8"), *arguments(key))
    except InvalidSignature:
        return False
    return True
