import base64
import pickle


def pack_state(state):
    return base64.urlsafe_b64encode(pickle.dumps(state)).decode()


def unpack_state(text):
    return pickle.loads(base64.urlsafe_b64decode(text))
