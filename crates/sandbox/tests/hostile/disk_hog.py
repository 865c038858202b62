# Harm: fills /work and /tmp with data.
import os


def fill(folder):
    written = 0
    for number in range(100):
        try:
            with open(os.path.join(folder, f"block{number}"), "wb", buffering=0) as file:
                for _ in range(16):
                    written += file.write(bytes(1 << 20))
        except OSError:
            break
    return written >> 20


def answer():
    return [f"{folder}: {size} MiB" for folder in ("/work", "/tmp") if (size := fill(folder)) > 64]
