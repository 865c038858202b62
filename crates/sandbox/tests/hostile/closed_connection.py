# Forgery: closes its connection, so that nobody can say that it failed, and goes on.
import os
import time


def answer():
    os.close(3)
    time.sleep(1000)
