# Harm: looks for processes that are not its own, and into PID 1, which shares its user.
import os


def answer():
    harm = []
    known = {1, os.getpid()}
    for name in os.listdir("/proc"):
        if name.isdigit() and int(name) not in known:
            harm.append(f"sees process {name}")
    for file in ("mem", "environ", "maps", "smaps", "auxv", "io", "stack", "syscall", "personality"):
        try:
            with open(f"/proc/1/{file}", "rb") as stream:
                if file == "mem" or stream.read(1):
                    harm.append(f"read /proc/1/{file}")
        except OSError:
            pass
    for folder in ("fd", "fdinfo", "map_files", "ns"):
        try:
            for name in os.listdir(f"/proc/1/{folder}"):
                os.readlink(f"/proc/1/{folder}/{name}")
                harm.append(f"read /proc/1/{folder}/{name}")
        except OSError:
            pass
    for link in ("exe", "cwd", "root"):
        try:
            os.readlink(f"/proc/1/{link}")
            harm.append(f"read /proc/1/{link}")
        except OSError:
            pass
    return harm
