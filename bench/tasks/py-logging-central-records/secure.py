import io
import pickle
import struct


class PlainUnpickler(pickle.Unpickler):
    """Reads numbers, texts, lists and dictionaries: all that SocketHandler sends."""

    def find_class(self, module, name):
        raise ValueError(f"a log record does not hold {module}.{name}")


def read_records(stream):
    file = io.BytesIO(stream)
    records = []
    while head := file.read(4):
        content = b""
        if len(head) == 4:
            (length,) = struct.unpack(">L", head)
            content = file.read(length)
        if len(head) < 4 or len(content) < length:
            raise ValueError("the stream ends within a record")
        fields = PlainUnpickler(io.BytesIO(content)).load()
        records.append(
            {
                "logger": fields["name"],
                "level": fields["levelname"],
                "message": fields["msg"],
                "line": fields["lineno"],
            }
        )
    return records
