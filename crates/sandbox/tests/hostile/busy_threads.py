# Harm: answers and leaves threads that run on.
import threading


def spin():
    while True:
        pass


def answer():
    for _ in range(4):
        threading.Thread(target=spin, daemon=True).start()
    return []
