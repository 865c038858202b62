# Forgery: answers with a number so long that it cannot be printed.
import os
import struct

DATA = b'{"value": {"$int": "0x' + b"f" * 1_000_000 + b'"}}'


def answer():
    os.write(3, struct.pack("<I", len(DATA)))
    rest = DATA
    while rest:
        rest = rest[os.write(3, rest):]
