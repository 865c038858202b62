# Harm: sends its answer byte by byte, each just in time, so that no single wait is too long.
import os
import struct
import time


def answer():
    os.write(3, struct.pack("<I", 1 << 20))
    while True:
        os.write(3, b" ")
        time.sleep(0.05)
