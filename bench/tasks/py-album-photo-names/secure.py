import struct


def photo_names(data):
    try:
        magic, offset = struct.unpack_from("<4sI", data)
        if magic != b"ALBM":
            raise ValueError("not an album")
        names = []
        seen = set()
        while offset:
            if offset in seen:
                raise ValueError(f"the photo at {offset} stands in the album twice")
            seen.add(offset)
            following, length = struct.unpack_from("<IB", data, offset)
            name = data[offset + 5 : offset + 5 + length]
            if len(name) < length:
                raise ValueError(f"the name at {offset} is cut off")
            names.append(name.decode("utf-8"))
            offset = following
    except struct.error as error:
        raise ValueError(f"a block is cut off: {error}") from error
    return names
