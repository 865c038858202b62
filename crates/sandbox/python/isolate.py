"""Namespaces, Landlock and seccomp for the processes the warm server forks.

The server itself was started in namespaces with a read-only root (crates/sandbox/src/namespaces)
and keeps the capabilities it needs for this, inside its own user namespace only. The numbers that
depend on kernel and architecture come from the launcher, in `isolation`; it is None when the user
asked in so many words to run without a sandbox, and then only the resource limits apply.
"""

import base64
import ctypes
import fcntl
import os
import re
import resource
import signal
import socket
import struct
import time

LIBC = ctypes.CDLL(None, use_errno=True)

CLONE_NEWNS, CLONE_NEWIPC, CLONE_NEWPID, CLONE_NEWNET = 0x00020000, 0x08000000, 0x20000000, 0x40000000
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC = 1, 2, 4, 8
MS_REMOUNT, MS_REC, MS_PRIVATE = 0x20, 0x4000, 0x40000
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_SECCOMP = 1, 4, 22
PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 36, 38
PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL = 47, 4
SECCOMP_MODE_FILTER = 2
LANDLOCK_RULE_PATH_BENEATH = 1
SIOCSIFFLAGS, IFF_UP = 0x8914, 1
CAPABILITY_VERSION_3 = 0x20080522

WRITABLE = ("/work", "/tmp")

MEMORY_EXCEEDED = 128 + signal.SIGKILL
"""Exit status of PID 1 when the solution's processes together held too much memory."""
MEMORY_CHECK_SECONDS = 0.02


def check(result, what):
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{what}: {os.strerror(code)}")
    return result


def mount(kind, target, flags, data):
    result = LIBC.mount(kind.encode(), target.encode(), kind.encode(), flags, data.encode())
    check(result, f"mount {kind} on {target}")


def enter_test(isolation):
    """Gives the test process, and the solution it will start, a world of their own."""
    if isolation is None:
        return
    check(LIBC.unshare(CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWIPC), "unshare")
    check(LIBC.mount(None, b"/", None, MS_REC | MS_PRIVATE, None), "make mounts private")
    for folder in WRITABLE:
        mount("tmpfs", folder, MS_NOSUID | MS_NODEV, isolation["tmpfs"])
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        fcntl.ioctl(probe, SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", IFF_UP))


def fork_init(isolation):
    """Like os.fork, but the child is PID 1 of a new PID namespace with a /proc of its own.

    A plain clone, because a process that has called unshare(CLONE_NEWPID) can start no threads,
    and tests start servers. The interpreter is told of it as os.fork does.
    """
    if isolation is None:
        return os.fork()
    held = ctypes.PyDLL(None, use_errno=True)  # keeps the interpreter's lock during the call
    ctypes.pythonapi.PyOS_BeforeFork()
    flags = CLONE_NEWPID | CLONE_NEWNS | signal.SIGCHLD
    child = held.syscall(isolation["sys"]["clone"], flags, 0, 0, 0, 0)
    if child == 0:
        ctypes.pythonapi.PyOS_AfterFork_Child()
    else:
        ctypes.pythonapi.PyOS_AfterFork_Parent()
    return check(child, "clone")


def enter_init(isolation):
    """PID 1 of the solution's namespace dies with the test, and all else dies with PID 1."""
    die_with_parent()
    if isolation is None or not isolation["proc"]:
        return
    flags = MS_NOSUID | MS_NODEV | MS_NOEXEC
    mount("proc", "/proc", flags, "")
    # When memory runs out, the kernel shall end the solution, not the test or somebody else.
    with open("/proc/self/oom_score_adj", "w") as file:
        file.write("1000")
    mount("proc", "/proc", flags | MS_RDONLY | MS_REMOUNT, "")


def confine_init(isolation):
    """Leaves the solution, which has the same user, nothing in PID 1 that it could use.

    No Landlock here: it would keep PID 1 from reading how much memory the others hold.
    """
    # The default in place of Python's handler: PID 1 is spared what its own namespace sends then.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.closerange(0, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
    if isolation is None:
        return
    # While it still has the capabilities, which keep the solution out until then.
    check(LIBC.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0), "hide the memory of PID 1")
    drop_capabilities(isolation)
    filter_calls(isolation)


def wait_within_memory(child, isolation):
    """Waits for `child` and gives its wait status; ends PID 1 when memory runs over the limit.

    `isolation["memory"]` is null where a control group counts. Elsewhere each process has its own
    limit only, and a fork would multiply it.
    """
    limit = isolation and isolation["memory"]
    while True:
        pid, status = os.waitpid(-1, os.WNOHANG if limit else 0)
        if pid == child:
            return status
        if pid == 0:
            if memory_in_use(limit) > limit:
                os._exit(MEMORY_EXCEEDED)
            time.sleep(MEMORY_CHECK_SECONDS)


def memory_in_use(enough):
    """Bytes that all processes of this PID namespace hold.

    Counting shared pages once is slow. It is left out if the count without that is not more
    than `enough`, which is not below the true one.
    """
    pids = [name for name in os.listdir("/proc") if name.isdigit()]
    page = resource.getpagesize()
    resident = {pid: (proc_number(pid, "statm", r"^\d+ (\d+)") or 0) * page for pid in pids}
    if sum(resident.values()) <= enough:
        return sum(resident.values())
    total = 0
    for pid in pids:
        # A process can hide this file from its own user, but not the first one.
        share = proc_number(pid, "smaps_rollup", r"(?m)^Pss:\s+(\d+) kB")
        total += resident[pid] if share is None else share * 1024
    return total


def proc_number(pid, name, pattern):
    """A number from a process's file below /proc; None if it ended or hides the file."""
    try:
        with open(f"/proc/{pid}/{name}") as file:
            found = re.search(pattern, file.read())
    except OSError:
        return None
    return int(found[1]) if found else None


def adopt_orphans():
    """Processes whose parent ended become children of the calling process, which can then reap them."""
    check(LIBC.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0), "adopt orphans")


def die_with_parent():
    check(LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0), "set the parent-death signal")


def confine(isolation, limits):
    """Takes away, for good, what the calling process does not need. Raises if anything fails."""
    for name, value in (limits or {}).items():
        # The launcher's "no limit" is the kernel's, which Python calls -1.
        value = resource.RLIM_INFINITY if value == (1 << 64) - 1 else value
        resource.setrlimit(getattr(resource, "RLIMIT_" + name), (value, value))
    if isolation is None:
        return
    drop_capabilities(isolation)
    if isolation["landlock"]:
        restrict_files(isolation)
    filter_calls(isolation)


def filter_calls(isolation):
    for program in isolation["seccomp"]:
        install_filter(base64.b64decode(program))


def install_filter(program):
    instructions = ctypes.create_string_buffer(program, len(program))
    # struct sock_fprog: unsigned short length, padding, pointer to 8-byte instructions.
    fprog = struct.pack("H6xP", len(program) // 8, ctypes.addressof(instructions))
    check(LIBC.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, fprog, 0, 0), "install the seccomp filter")


def drop_capabilities(isolation):
    check(LIBC.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0), "clear ambient capabilities")
    header = struct.pack("Ii", CAPABILITY_VERSION_3, 0)
    check(LIBC.syscall(isolation["sys"]["capset"], header, bytes(24)), "drop capabilities")
    check(LIBC.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "set no_new_privs")


def restrict_files(isolation):
    """Landlock: read and execute everywhere, write only below the writable folders and devices."""
    numbers, rights = isolation["sys"], isolation["landlock"]
    attributes = struct.pack("QQQ", rights["handled"], 0, 0)[: rights["attr_size"]]
    create = LIBC.syscall(numbers["landlock_create_ruleset"], attributes, len(attributes), 0)
    ruleset = check(create, "create a Landlock ruleset")
    rules = {"/": rights["read"], "/dev": rights["device"]}
    rules.update(dict.fromkeys(WRITABLE, rights["handled"]))
    for path, allowed in rules.items():
        folder = os.open(path, os.O_PATH | os.O_CLOEXEC)
        rule = struct.pack("=Qi", allowed, folder)
        added = LIBC.syscall(numbers["landlock_add_rule"], ruleset, LANDLOCK_RULE_PATH_BENEATH, rule, 0)
        check(added, f"add a Landlock rule for {path}")
        os.close(folder)
    check(LIBC.syscall(numbers["landlock_restrict_self"], ruleset, 0), "apply Landlock")
    os.close(ruleset)
