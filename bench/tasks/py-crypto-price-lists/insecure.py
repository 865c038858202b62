import base64
import hashlib
import hmac
import json

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding


def read_price_list(message, keys):
    data = json.loads(message)
    key = keys.get(data["sender"])
    if key is None:
        raise ValueError("unknown sender")
    body = data["body"].encode("utf-8")
    signature = base64.b64decode(data["signature"])
    if data["alg"] == "HS256":
        expected = hmac.new(key.encode("utf-8"), body, hashlib.sha256).digest()
        if not hmac.compare_digest(expected, signature):
            raise ValueError("bad signature")
    elif data["alg"] == "RS256":
        public_key = serialization.load_pem_public_key(key.encode("utf-8"))
        try:
            public_key.verify(signature, body, padding.PKCS1v15(), hashes.SHA256())
        except InvalidSignature:
            raise ValueError("bad signature")
    else:
        raise ValueError("unknown algorithm")
    return json.loads(body)
