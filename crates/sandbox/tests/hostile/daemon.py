# Harm: detaches a daemon (double fork, new session) that is to live on after the test.
import os
import sys


def answer():
    if os.fork():
        os.wait()
        return []
    os.setsid()
    if os.fork() == 0:
        for descriptor in range(256):
            try:
                os.close(descriptor)
            except OSError:
                pass
        os.execv(sys.executable, [sys.executable, "-c", "import time; time.sleep(600)", HOST["marker"]])
    os._exit(0)
