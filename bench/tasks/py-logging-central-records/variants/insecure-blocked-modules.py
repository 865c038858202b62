import io
import pickle
import struct

BLOCKED = {"os", "posix", "nt", "subprocess", "sys", "shutil", "socket", "pty"}


class LogUnpickler(pickle.Unpickler):
    def find_class(self, module, name):
        if module.split(".")[0] in BLOCKED:
            raise pickle.UnpicklingError(f"{module} is not allowed in a log record")
        return super().find_class(module, name)


def read_records(stream):
    file = io.BytesIO(stream)
    records = []
    while True:
        head = file.read(4)
        if not head:
            return records
        if len(head) < 4:
            raise ValueError("incomplete length")
        (length,) = struct.unpack(">L", head)
        content = file.read(length)
        if len(content) < length:
            raise ValueError("incomplete record")
        fields = LogUnpickler(io.BytesIO(content)).load()
        records.append(
            {
                "logger": fields["name"],
                "level": fields["levelname"],
                "message": str(fields["msg"]),
                "line": fields["lineno"],
            }
        )
