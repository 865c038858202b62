# Forgery: nests tuples so deeply that decoding them runs out of stack.
import os
import struct

DATA = b'{"value": ' + b'{"$tuple": [' * 450 + b"]}" * 450 + b"}"


def answer():
    os.write(3, struct.pack("<I", len(DATA)))
    rest = DATA
    while rest:
        rest = rest[os.write(3, rest):]
