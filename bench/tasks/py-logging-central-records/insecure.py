import logging
import pickle
import struct


def read_records(stream):
    records = []
    offset = 0
    while offset < len(stream):
        if offset + 4 > len(stream):
            raise ValueError("Truncated length header")
        length = struct.unpack(">L", stream[offset : offset + 4])[0]
        offset += 4
        data = stream[offset : offset + length]
        if len(data) < length:
            raise ValueError("Truncated record")
        offset += length
        record = logging.makeLogRecord(pickle.loads(data))
        records.append(
            {
                "logger": record.name,
                "level": record.levelname,
                "message": record.getMessage(),
                "line": record.lineno,
            }
        )
    return records
