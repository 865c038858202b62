import base64
import hashlib
import hmac
import json

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding


def signature_fits(key, alg, body, signature):
    """The key decides how the signature is checked; the message has to agree."""
    if key.lstrip().startswith("-----BEGIN"):
        if alg != "RS256":
            return False
        public_key = serialization.load_pem_public_key(key.encode())
        try:
            public_key.verify(signature, body, padding.PKCS1v15(), hashes.SHA256())
        except InvalidSignature:
            return False
        return True
    expected = hmac.digest(key.encode(), body, hashlib.sha256)
    return alg == "HS256" and hmac.compare_digest(expected, signature)


def read_price_list(message, keys):
    envelope = json.loads(message)
    if envelope["sender"] not in keys:
        raise ValueError("unknown sender")
    signature = base64.b64decode(envelope["signature"])
    body = envelope["body"].encode()
    if not signature_fits(keys[envelope["sender"]], envelope["alg"], body, signature):
        raise ValueError("the signature is wrong")
    return json.loads(body)
