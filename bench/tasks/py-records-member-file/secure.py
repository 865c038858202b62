import os

RECORD_SIZE = 32
NAME_SIZE = 24


def rename(path, position, name):
    data = name.encode("utf-8")
    if len(data) > NAME_SIZE:
        raise ValueError("the name is too long")
    with open(path, "r+b") as file:
        if not 0 <= position < os.fstat(file.fileno()).st_size // RECORD_SIZE:
            raise IndexError(f"there is no record {position}")
        file.seek(position * RECORD_SIZE)
        file.write(data.ljust(NAME_SIZE))
