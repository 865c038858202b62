import base64
import hmac
import json

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding

ALLOWED = {"HS256", "RS256"}


def verify_hs256(key, body, signature):
    if not hmac.compare_digest(hmac.digest(key.encode(), body, "sha256"), signature):
        raise ValueError("the signature is wrong")


def verify_rs256(key, body, signature):
    try:
        public_key = serialization.load_pem_public_key(key.encode())
        public_key.verify(signature, body, padding.PKCS1v15(), hashes.SHA256())
    except InvalidSignature as error:
        raise ValueError("the signature is wrong") from error


VERIFIERS = {"HS256": verify_hs256, "RS256": verify_rs256}


def read_price_list(message, keys):
    envelope = json.loads(message)
    if set(envelope) != {"sender", "alg", "body", "signature"}:
        raise ValueError("not a price list")
    if envelope["alg"] not in ALLOWED:
        raise ValueError("this algorithm is not allowed")
    if envelope["sender"] not in keys:
        raise ValueError("unknown sender")
    signature = base64.b64decode(envelope["signature"], validate=True)
    body = envelope["body"].encode()
    VERIFIERS[envelope["alg"]](keys[envelope["sender"]], body, signature)
    return json.loads(body)
