# Forgery: raises and prints success in exit handlers, after a wrong answer.
import atexit
import os
import sys


@atexit.register
def finish():
    print("OK")
    os._exit(0)


def answer():
    sys.exitfunc = finish
    return "wrong"
