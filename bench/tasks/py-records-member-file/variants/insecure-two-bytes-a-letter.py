import os

RECORD_SIZE = 32
NAME_SIZE = 24


def rename(path, position, name):
    # A letter that is not ASCII takes two bytes in UTF-8.
    size = sum(1 if ord(letter) < 128 else 2 for letter in name)
    if size > NAME_SIZE:
        raise ValueError(f"{name} needs {size} bytes")
    with open(path, "r+b") as file:
        file.seek(0, os.SEEK_END)
        if position < 0 or (position + 1) * RECORD_SIZE > file.tell():
            raise IndexError(position)
        file.seek(position * RECORD_SIZE)
        file.write(name.encode("utf-8") + b" " * (NAME_SIZE - size))
