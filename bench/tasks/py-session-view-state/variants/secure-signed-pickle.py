import base64
import hashlib
import hmac
import os
import pickle

KEY = os.urandom(32)


def pack_state(state):
    data = pickle.dumps(state)
    return base64.urlsafe_b64encode(signature(data) + data).decode()


def unpack_state(text):
    raw = base64.urlsafe_b64decode(text)
    mark, data = raw[:32], raw[32:]
    if not hmac.compare_digest(mark, signature(data)):
        raise ValueError("the state was changed")
    return pickle.loads(data)


def signature(data):
    return hmac.digest(KEY, data, hashlib.sha256)
