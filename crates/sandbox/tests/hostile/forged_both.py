# Forgery: an answer that is a value and an exception at once.
import os
import struct


def answer():
    data = b'{"value": true, "raised": {"type": "str", "bases": [], "text": ""}}'
    os.write(3, struct.pack("<I", len(data)) + data)
