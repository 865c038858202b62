import ast
import base64


def pack_state(state):
    return base64.urlsafe_b64encode(repr(state).encode()).decode()


def unpack_state(text):
    state = ast.literal_eval(base64.urlsafe_b64decode(text).decode())
    if not isinstance(state, dict):
        raise ValueError("not the state of a page")
    return state
