import base64
import json


def pack_state(state):
    return base64.urlsafe_b64encode(json.dumps(tagged(state)).encode()).decode()


def unpack_state(text):
    state = plain(json.loads(base64.urlsafe_b64decode(text)))
    if not isinstance(state, dict):
        raise ValueError("not the state of a page")
    return state


def tagged(value):
    """What JSON does not know becomes a pair of its kind and its content."""
    if isinstance(value, bytes):
        return ["bytes", value.hex()]
    if isinstance(value, dict):
        return ["dict", [[key, tagged(item)] for key, item in value.items()]]
    if isinstance(value, (list, tuple, set)):
        return [type(value).__name__, [tagged(item) for item in value]]
    return ["plain", value]


def plain(pair):
    kind, content = pair
    if kind == "bytes":
        return bytes.fromhex(content)
    if kind == "dict":
        return {key: plain(item) for key, item in content}
    if kind in ("list", "tuple", "set"):
        return {"list": list, "tuple": tuple, "set": set}[kind](plain(item) for item in content)
    return content
