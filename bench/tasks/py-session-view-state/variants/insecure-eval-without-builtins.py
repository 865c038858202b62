import base64


def pack_state(state):
    return base64.urlsafe_b64encode(repr(state).encode("utf-8")).decode("ascii")


def unpack_state(text):
    source = base64.urlsafe_b64decode(text).decode("utf-8")
    return eval(source, {"__builtins__": {}}, {})
