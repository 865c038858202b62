# Harm: makes or joins namespaces, to become root in one and attack the kernel from there.
import ctypes
import os
import platform
import signal
import struct
import subprocess

LIBC = ctypes.CDLL(None, use_errno=True)
KINDS = {
    "mnt": 0x20000, "cgroup": 0x2000000, "uts": 0x4000000, "ipc": 0x8000000,
    "user": 0x10000000, "pid": 0x20000000, "net": 0x40000000, "time": 0x80,
}
CLONE = {"x86_64": 56, "aarch64": 220, "riscv64": 220}[platform.machine()]
CLONE3 = 435


def tries(name, flag):
    yield "unshare", lambda: LIBC.unshare(flag)
    if name != "time":
        yield "clone", lambda: LIBC.syscall(CLONE, flag | signal.SIGCHLD, 0, 0, 0, 0)
    arguments = struct.pack("8Q", flag, 0, 0, 0, signal.SIGCHLD, 0, 0, 0)
    yield "clone3", lambda: LIBC.syscall(CLONE3, arguments, len(arguments))


def answer():
    harm = []
    for name, flag in KINDS.items():
        for how, attempt in tries(name, flag):
            result = attempt()
            if result == 0 and how != "unshare":
                os._exit(0)  # the child
            if result != -1:
                harm.append(f"{how} {name}")
        for pid in ("1", "self"):
            try:
                joined = os.open(f"/proc/{pid}/ns/{name}", os.O_RDONLY)
            except OSError:
                continue
            if LIBC.setns(joined, 0) != -1:
                harm.append(f"setns {name} of {pid}")
    if subprocess.run(["/usr/bin/unshare", "-Ur", "true"], capture_output=True).returncode == 0:
        harm.append("unshare -Ur")
    return harm
