# Harm: kills its whole process group and itself.
import os
import signal


def answer():
    os.killpg(0, signal.SIGKILL)
