# Forgery: raises SystemExit(0) when it is called.
import sys


def answer():
    sys.exit(0)
