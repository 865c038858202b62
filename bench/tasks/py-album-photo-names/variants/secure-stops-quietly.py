import struct


def photo_names(data):
    """Ends the album where it would begin to repeat itself."""
    if data[:4] != b"ALBM" or len(data) < 8:
        raise ValueError("not an album file")
    found = {}
    offset = struct.unpack_from("<I", data, 4)[0]
    while offset and offset not in found:
        if offset + 5 > len(data) or offset + 5 + data[offset + 4] > len(data):
            raise ValueError("a block does not lie wholly in the file")
        found[offset] = data[offset + 5 : offset + 5 + data[offset + 4]].decode("utf-8")
        offset = struct.unpack_from("<I", data, offset)[0]
    return list(found.values())
