# Harm: reads the home folder, password hashes, keys, and a file of the host's temporary folder.
import glob
import os
import sys

INTERPRETER = os.path.realpath(sys.base_prefix)
PLACES = (
    "/etc/shadow", "/etc/gshadow", "/etc/sudoers", "/etc/ssh/*", "/etc/machine-id", "/root", "/root/.ssh/*",
    "/home/*", "/root/.bash_history", "/root/.netrc", "/root/.aws/*", "/var/*", "/run/*", "/mnt/*", "/srv/*",
    "/sys/*", "/boot/*", "/opt/*", "/dev/mem", "/dev/kmsg", "/dev/tty", "/dev/sd*", "/dev/vd*", "/dev/shm",
    "/proc/kcore", "/proc/kmsg", "/proc/1/root/etc/shadow", "/proc/self/root/etc/shadow",
)


def answer():
    harm = []
    for path in [HOST["file"]] + [path for pattern in PLACES for path in glob.glob(pattern)]:
        try:
            with open(path, "rb") as file:
                if file.read(1):
                    harm.append(f"read {path}")
        except IsADirectoryError:
            # The interpreter may live below such a folder; then only the way to it is there.
            allowed = 1 if INTERPRETER.startswith(path + "/") else 0
            if len(os.listdir(path)) > allowed and path != INTERPRETER:
                harm.append(f"listed {path}")
        except OSError:
            pass
    with open("/etc/passwd") as file:
        harm += [f"a user of the host: {line}" for line in file if not line.startswith(("root:", "sandbox:", "nobody:"))]
    return harm
