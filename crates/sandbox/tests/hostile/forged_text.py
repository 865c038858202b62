# Forgery: sends an exception text of halves of characters, which break the report.
import os
import struct

DATA = b'{"raised": {"type": "ValueError", "bases": ["ValueError"], "text": "\\ud800 \\udfff"}}'


def answer():
    os.write(3, struct.pack("<I", len(DATA)))
    rest = DATA
    while rest:
        rest = rest[os.write(3, rest):]
