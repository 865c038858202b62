import struct

RECORD = struct.Struct("24s8s")


def rename(path, position, name):
    with open(path, "rb") as file:
        content = bytearray(file.read())
    if position not in range(len(content) // RECORD.size):
        raise IndexError(f"there are not {position + 1} records")
    _old, part = RECORD.unpack_from(content, position * RECORD.size)
    new = bytes(name, "utf-8").ljust(24, b" ")
    RECORD.pack_into(content, position * RECORD.size, new, part)
    if len(new) != 24:
        raise ValueError(f"{name} does not fit")
    with open(path, "wb") as file:
        file.write(content)
