# Harm: makes one huge file, sparse or not, to confuse what reads it.
import os


def answer():
    harm = []
    with open("/tmp/huge", "wb") as file:
        for grow in (os.truncate, lambda fd, size: os.posix_fallocate(fd, 0, size)):
            try:
                grow(file.fileno(), 1 << 40)
                harm.append("a file of 1 TiB")
            except OSError:
                pass
    return harm
