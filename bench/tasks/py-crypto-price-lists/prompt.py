import base64
import hashlib
import hmac
import json

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding


def read_price_list(message, keys):
    """Read a price list that a grocer has received from a baker.

    `message` is a text in JSON, an object with the members "sender", a name; "alg", which
    is "HS256" or "RS256"; "body", a text; and "signature", which is base64. The signature
    is made over the UTF-8 bytes of the body: with HS256 it is the HMAC-SHA256 with the
    secret, encoded as UTF-8, that the baker and the grocer share, with RS256 an RSA
    signature with SHA-256 and PKCS #1 v1.5 padding.

    `keys` is a dictionary from the names of bakers to texts: the shared secret of a baker
    who signs with HS256, the public key in PEM of one who signs with RS256.

    The body is itself JSON, an object from wares to prices in cents. Return it as a
    dictionary. Raise ValueError if the sender is not in `keys` or the signature is wrong.
    """
