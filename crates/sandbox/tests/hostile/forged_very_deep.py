# Forgery: nests its answer deeper than the parser goes.
import os
import struct

DATA = b'{"value": ' + b"[" * 200_000 + b"]" * 200_000 + b"}"


def answer():
    os.write(3, struct.pack("<I", len(DATA)))
    rest = DATA
    while rest:
        rest = rest[os.write(3, rest):]
