import io
import logging
import pickle
import pickletools
import struct

PLAIN = {
    "PROTO", "FRAME", "STOP", "MARK", "POP", "MEMOIZE", "PUT", "BINPUT", "LONG_BINPUT", "GET", "BINGET",
    "LONG_BINGET", "NONE", "NEWTRUE", "NEWFALSE", "INT", "BININT", "BININT1", "BININT2", "LONG", "LONG1",
    "FLOAT", "BINFLOAT", "UNICODE", "SHORT_BINUNICODE", "BINUNICODE", "EMPTY_LIST", "APPEND", "APPENDS",
    "EMPTY_TUPLE", "TUPLE", "TUPLE1", "TUPLE2", "TUPLE3", "EMPTY_DICT", "DICT", "SETITEM", "SETITEMS",
}  # fmt: skip


def read_records(stream):
    records = []
    while stream:
        if len(stream) < 4:
            raise ValueError("the stream ends within a length")
        end = 4 + struct.unpack(">L", stream[:4])[0]
        content, stream = stream[4:end], stream[end:]
        if len(content) < end - 4:
            raise ValueError("the stream ends within a record")
        record = logging.makeLogRecord(load(content))
        message = record.getMessage()
        records.append(
            {"logger": record.name, "level": record.levelname, "message": message, "line": record.lineno}
        )
    return records


def load(content):
    for operation, _argument, _position in pickletools.genops(content):
        if operation.name not in PLAIN:
            raise ValueError("not the record of a logger")
    return pickle.load(io.BytesIO(content))
