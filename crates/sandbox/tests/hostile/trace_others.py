# Harm: takes over PID 1 or a child with ptrace, process_vm_readv/writev, /proc/PID/mem, pidfd_getfd.
import ctypes
import os
import signal

LIBC = ctypes.CDLL(None, use_errno=True)
PTRACE_ATTACH, PTRACE_SEIZE = 16, 0x4206


class Part(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]


def answer():
    harm = []
    own = ctypes.create_string_buffer(8)
    part = Part(ctypes.addressof(own), 8)
    child = os.fork()
    if child == 0:
        signal.pause()
    for pid in (1, child):
        for request in (PTRACE_ATTACH, PTRACE_SEIZE):
            if LIBC.ptrace(request, pid, None, None) == 0:
                harm.append(f"ptrace {request} of {pid}")
        for call in ("process_vm_readv", "process_vm_writev"):
            if getattr(LIBC, call)(pid, ctypes.byref(part), 1, ctypes.byref(part), 1, 0) != -1:
                harm.append(f"{call} of {pid}")
    try:
        open("/proc/1/mem", "r+b").close()
        harm.append("opened /proc/1/mem")
    except OSError:
        pass
    pidfd = os.pidfd_open(1) if hasattr(os, "pidfd_open") else -1
    for number in range(16):
        if LIBC.syscall(438, pidfd, number, 0) != -1:
            harm.append(f"took descriptor {number} of PID 1")
    return harm
