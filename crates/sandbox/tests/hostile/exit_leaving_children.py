# Harm: ends itself and leaves children that hold the connection and go on.
import os
import sys


def answer():
    if os.fork() == 0:
        os.setsid()
        os.set_inheritable(3, True)
        os.execv(sys.executable, [sys.executable, "-c", "import time; time.sleep(600)", HOST["marker"]])
    os._exit(0)
