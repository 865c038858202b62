# Harm: starts threads without end, so that others of the same user can start none.
import threading


def answer():
    started = 0
    try:
        for started in range(1000):
            threading.Thread(target=threading.Event().wait, daemon=True).start()
    except RuntimeError:
        pass
    return [] if started < 200 else [f"{started} threads"]
