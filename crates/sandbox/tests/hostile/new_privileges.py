# Harm: becomes root: setuid, capabilities, set-uid programs, file capabilities.
import ctypes
import os
import shutil
import struct
import subprocess

LIBC = ctypes.CDLL(None, use_errno=True)
PR_CAPBSET_DROP, PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE = 24, 47, 2
PR_GET_NO_NEW_PRIVS = 39
CAPABILITY_IN_FILE = struct.pack("<5I", 0x02000001, 0xFFFFFFFF, 0, 0xFFFFFFFF, 0)
SCRIPT = "import os; os.setuid(0); print(os.getuid())"


def answer():
    harm = []
    for name, change in {
        "setuid": lambda: os.setuid(0), "setgid": lambda: os.setgid(0), "setresuid": lambda: os.setresuid(0, 0, 0),
        "setgroups": lambda: os.setgroups([0]), "setreuid": lambda: os.setreuid(65534, 65534),
    }.items():
        try:
            change()
            harm.append(name)
        except OSError:
            pass
    with open("/proc/self/status") as file:
        status = dict(line.rstrip("\n").split(":\t", 1) for line in file)
    harm += [f"{name} {status[name]}" for name in ("CapInh", "CapPrm", "CapEff", "CapAmb") if int(status[name], 16)]
    if LIBC.prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 1:
        harm.append("new privileges are allowed")
    if LIBC.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, 21, 0, 0) == 0:
        harm.append("an ambient capability")
    copy = shutil.copy("/bin/sh", "/work/sh")
    os.chmod(copy, 0o6755)
    try:
        os.setxattr(copy, "security.capability", CAPABILITY_IN_FILE)
        harm.append("a file capability")
    except OSError:
        pass
    for command in (
        ["su", "-c", "id -u"], ["mount", "-t", "tmpfs", "tmpfs", "/tmp"], ["passwd", "-d", "root"], ["sudo", "-n", "id"],
        ["newgrp", "root"], [copy, "-p", "-c", "test $(id -u) = 0"], ["/usr/bin/python3", "-c", SCRIPT],
    ):
        try:
            done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=2)
        except (OSError, subprocess.TimeoutExpired):
            continue
        if done.returncode == 0:
            harm.append(" ".join(command))
    return harm
