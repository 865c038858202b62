# Harm: never answers; sleeps and ignores every signal that it can.
import signal
import time


def answer():
    for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
        signal.signal(number, signal.SIG_IGN)
    while True:
        time.sleep(1000)
