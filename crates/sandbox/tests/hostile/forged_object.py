# Forgery: answers with objects that it never gave: numbers out of range, texts, lists.
import os
import struct

DATA = b'{"value": [{"$object": -1}, {"$object": 99999999999999}, {"$object": "x"}, {"$object": [], "type": {}}]}'


def answer():
    os.write(3, struct.pack("<I", len(DATA)))
    rest = DATA
    while rest:
        rest = rest[os.write(3, rest):]
