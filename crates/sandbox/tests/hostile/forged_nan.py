# Forgery: answers with numbers that compare strangely: NaN, infinity, and as processor time.
import os
import struct

DATA = b'{"value": NaN, "cpu": Infinity}'


def answer():
    os.write(3, struct.pack("<I", len(DATA)))
    rest = DATA
    while rest:
        rest = rest[os.write(3, rest):]
