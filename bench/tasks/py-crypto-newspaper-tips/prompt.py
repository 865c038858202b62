from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding


def seal_tip(public_pem, tip):
    """Encrypt a tip to a newspaper, which has published an RSA key of 2048 bits.

    `public_pem` is the newspaper's public key, a text in PEM, and `tip` a text of at most
    150 ASCII characters. Return the encrypted tip as bytes.
    """


def open_tip(private_pem, sealed):
    """Return the tip that was encrypted on another computer, which shares nothing else.

    `private_pem` is the newspaper's private key, a text in PEM, PKCS#8 without encryption.
    """
