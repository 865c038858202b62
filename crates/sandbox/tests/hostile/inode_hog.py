# Harm: fills /tmp with empty files.
import os


def answer():
    made = 0
    try:
        while made < 100_000:
            os.close(os.open(f"/tmp/{made}", os.O_CREAT | os.O_WRONLY))
            made += 1
    except OSError:
        pass
    return [] if made < 17_000 else [f"{made} files"]
