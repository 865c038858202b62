from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa


def make_keys(kind):
    """Make the pair of keys with which one scale of a dairy signs the labels of cheeses.

    `kind` is "rsa" for RSA or "ec" for ECDSA; other kinds raise ValueError. The scales,
    which are small computers, make a new pair every morning.

    Return (private_pem, public_pem), two texts in PEM: the private key as PKCS#8 without
    encryption, the public key as SubjectPublicKeyInfo.
    """


def sign_label(private_pem, label):
    """Return the signature of the text `label`, as bytes, for a private key of either kind."""


def check_label(public_pem, label, signature):
    """Return True if the signature is one of this label by this key, else False."""
