# Harm: many processes, each within its own limit, together take more memory than the sandbox may.
import os
import time

CHILDREN, EACH = 12, 256 << 20


def answer():
    ready, tell = os.pipe()
    for _ in range(CHILDREN):
        if os.fork() == 0:
            block = b"x" * EACH
            os.write(tell, b"." if block else b"")
            time.sleep(60)
    held = 0
    while held < CHILDREN:
        if os.waitpid(-1, os.WNOHANG)[0]:
            return []  # one of them was killed
        os.set_blocking(ready, False)
        try:
            held += len(os.read(ready, CHILDREN))
        except BlockingIOError:
            time.sleep(0.01)
    time.sleep(5)
    return [f"{CHILDREN} processes held {CHILDREN * EACH >> 20} MiB"]
