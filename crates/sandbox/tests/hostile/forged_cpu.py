# Forgery: claims a processor time that no number can hold.
import os
import struct

DATA = b'{"value": true, "cpu": 1' + b"0" * 400 + b"}"


def answer():
    os.write(3, struct.pack("<I", len(DATA)))
    rest = DATA
    while rest:
        rest = rest[os.write(3, rest):]
