import os

RECORD_SIZE = 32
NAME_SIZE = 24


def rename(path, position, name):
    if len(name) > NAME_SIZE:
        raise ValueError(f"Name must be at most {NAME_SIZE} characters")
    count = os.path.getsize(path) // RECORD_SIZE
    if position < 0 or position >= count:
        raise IndexError(f"No record {position}")
    with open(path, "r+b") as f:
        f.seek(position * RECORD_SIZE)
        f.write(name.ljust(NAME_SIZE).encode("utf-8"))
