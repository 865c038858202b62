# Harm: takes memory that counts for no process: anonymous files and System V segments.
import ctypes
import os


def answer():
    harm = []
    try:
        os.memfd_create("hidden")
        harm.append("memfd_create")
    except OSError:
        pass
    if ctypes.CDLL(None).shmget(0, 1 << 20, 0o1600) != -1:
        harm.append("shmget")
    return harm
