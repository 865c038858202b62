import struct


def photo_names(data):
    if data[:4] != b"ALBM" or len(data) < 8:
        raise ValueError("not an album file")
    (offset,) = struct.unpack("<I", data[4:8])
    names = []
    while offset != 0:
        if offset + 5 > len(data):
            raise ValueError("block outside of file")
        next_offset, length = struct.unpack("<IB", data[offset : offset + 5])
        end = offset + 5 + length
        if end > len(data):
            raise ValueError("name outside of file")
        names.append(data[offset + 5 : end].decode("utf-8"))
        offset = next_offset
    return names
