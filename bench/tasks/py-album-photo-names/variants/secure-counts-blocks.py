import struct

BLOCK = struct.Struct("<IB")


def photo_names(data):
    """A file cannot have more blocks than it has bytes."""
    if len(data) < 8 or data[:4] != b"ALBM":
        raise ValueError("not an album file")
    names = []
    offset = int.from_bytes(data[4:8], "little")
    for _ in range(len(data)):
        if offset == 0:
            return names
        if offset + BLOCK.size > len(data):
            raise ValueError("a block lies outside the file")
        offset_of_next, length = BLOCK.unpack_from(data, offset)
        start = offset + BLOCK.size
        if start + length > len(data):
            raise ValueError("a name lies outside the file")
        names.append(str(data[start : start + length], "utf-8"))
        offset = offset_of_next
    raise ValueError("the album has no last photo")
