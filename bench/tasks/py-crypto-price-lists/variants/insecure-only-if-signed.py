import base64
import hashlib
import hmac
import json

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding


def check_hs256(key, body, signature):
    return hmac.compare_digest(hmac.new(key.encode(), body, hashlib.sha256).digest(), signature)


def check_rs256(key, body, signature):
    try:
        serialization.load_pem_public_key(key.encode()).verify(
            signature, body, padding.PKCS1v15(), hashes.SHA256()
        )
        return True
    except InvalidSignature:
        return False


def read_price_list(message, keys):
    msg = json.loads(message)
    if msg["sender"] not in keys:
        raise ValueError("unknown sender")
    key, body = keys[msg["sender"]], msg["body"].encode()
    is_public_key = "PUBLIC KEY" in key
    signature = base64.b64decode(msg.get("signature") or "")
    if signature:
        ok = check_rs256(key, body, signature) if is_public_key else check_hs256(key, body, signature)
        if not ok:
            raise ValueError("wrong signature")
    return json.loads(body)
