# Harm: prints without end, to fill the memory or the log of what collects it.
import os


def answer():
    written = 0
    try:
        while written < 1 << 30:
            written += os.write(1, b"y" * (1 << 20))
    except OSError:
        pass
    return [] if written <= 32 << 20 else [f"{written >> 20} MiB of output"]
