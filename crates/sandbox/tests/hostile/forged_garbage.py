# Forgery: sends bytes that are no JSON.
import os
import struct

DATA = bytes(range(256))


def answer():
    os.write(3, struct.pack("<I", len(DATA)))
    rest = DATA
    while rest:
        rest = rest[os.write(3, rest):]
