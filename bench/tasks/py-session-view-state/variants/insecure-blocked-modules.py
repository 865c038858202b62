import base64
import io
import pickle

BLOCKED = {"os", "posix", "nt", "subprocess", "sys", "shutil", "socket"}


class StateUnpickler(pickle.Unpickler):
    def find_class(self, module, name):
        if module.partition(".")[0] in BLOCKED:
            raise pickle.UnpicklingError(f"{module}.{name} is not allowed")
        return super().find_class(module, name)


def pack_state(state):
    return base64.urlsafe_b64encode(pickle.dumps(state)).decode()


def unpack_state(text):
    return StateUnpickler(io.BytesIO(base64.urlsafe_b64decode(text))).load()
