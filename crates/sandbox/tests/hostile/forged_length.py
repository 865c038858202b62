# Forgery: announces a frame of 4 GiB, to fill the memory of the test.
import os


def answer():
    os.write(3, b"\xff\xff\xff\xff" + b"x" * 4096)
