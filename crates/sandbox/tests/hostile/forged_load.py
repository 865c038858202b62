# Forgery: answers for its import and for the call to come before either is asked, with nonsense.
import os
import struct

for data in (b'{"raised": [1, 2]}', b'{"value": "early"}'):
    os.write(3, struct.pack("<I", len(data)) + data)


def answer():
    return "late"
