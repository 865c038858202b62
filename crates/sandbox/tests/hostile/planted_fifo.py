# Harm: puts a FIFO and a link to an endless device where the test reads a file, so that it hangs.
import os


def answer():
    os.mkfifo("/work/fifo")
    os.symlink("/dev/zero", "/work/endless")
    return []
