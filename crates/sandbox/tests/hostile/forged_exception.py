# Forgery: describes an exception that none can be.
import os
import struct

DATA = b'{"raised": {"type": 5, "bases": 7, "text": {"a": 1}}}'


def answer():
    os.write(3, struct.pack("<I", len(DATA)))
    rest = DATA
    while rest:
        rest = rest[os.write(3, rest):]
