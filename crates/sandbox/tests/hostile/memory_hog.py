# Harm: one process takes more memory than it may have.
def answer():
    taken = []
    try:
        for _ in range(40):
            taken.append(b"x" * (64 << 20))
    except MemoryError:
        pass
    held = sum(map(len, taken)) >> 20
    return [] if held <= 1024 else [f"held {held} MiB"]
