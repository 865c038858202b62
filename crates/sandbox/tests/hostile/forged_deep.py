# Forgery: nests its answer deeper than any answer of ours is.
import os
import struct

DATA = b'{"value": ' + b"[" * 45 + b"]" * 45 + b"}"


def answer():
    os.write(3, struct.pack("<I", len(DATA)))
    rest = DATA
    while rest:
        rest = rest[os.write(3, rest):]
