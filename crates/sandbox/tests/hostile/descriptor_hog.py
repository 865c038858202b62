# Harm: opens files without end.
import os


def answer():
    opened = []
    try:
        while len(opened) < 100_000:
            opened.append(os.open("/dev/null", os.O_RDONLY))
    except OSError:
        pass
    count = len(opened)
    for descriptor in opened:
        os.close(descriptor)
    return [] if count <= 256 else [f"{count} descriptors"]
