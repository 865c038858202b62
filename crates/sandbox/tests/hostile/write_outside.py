# Harm: writes, replaces, removes or changes files outside of /work and /tmp.
import os
import sys

FOLDERS = ("/", "/etc", "/usr", "/usr/lib", "/usr/bin", "/bin", "/lib", "/dev", "/proc", os.path.dirname(os.__file__), sys.prefix)
FILES = ("/etc/passwd", "/etc/hosts", "/bin/sh", sys.executable, os.__file__, "/dev/null", "/dev/zero")
DAMAGE = {
    "chmod": lambda path: os.chmod(path, 0o666),
    "chown": lambda path: os.chown(path, os.getuid(), os.getgid()),
    "utime": os.utime,
    "truncate": lambda path: os.truncate(path, 0),
    "rename": lambda path: os.rename(path, path + ".old"),
    "setxattr": lambda path: os.setxattr(path, "user.sandbox", b"was here"),
    "unlink": os.unlink,
}


def answer():
    harm = []
    for folder in FOLDERS:
        for name, make in (("file", lambda path: open(path, "w").close()), ("folder", os.mkdir), ("fifo", os.mkfifo)):
            try:
                make(os.path.join(folder, "hostile"))
                harm.append(f"a {name} in {folder}")
            except OSError:
                pass
    for path in FILES:
        if not path.startswith("/dev/"):
            try:
                open(path, "r+b").close()
                harm.append(f"opened {path} for writing")
            except OSError:
                pass
        for name, damage in DAMAGE.items():
            if (name, path) in (("truncate", "/dev/null"), ("truncate", "/dev/zero")):
                continue
            try:
                damage(path)
                harm.append(f"{name} {path}")
            except OSError:
                pass
    return harm
