# Harm: reaches for parts of the kernel where holes are often found, and for the machine itself.
import ctypes
import platform

LIBC = ctypes.CDLL(None, use_errno=True)
BUFFER = ctypes.create_string_buffer(4096)
ANYWHERE = {"io_uring_setup": 425, "io_uring_enter": 426, "io_uring_register": 427, "pidfd_getfd": 438}
X86 = {
    "bpf": 321, "userfaultfd": 323, "perf_event_open": 298, "keyctl": 250, "add_key": 248, "request_key": 249,
    "init_module": 175, "finit_module": 313, "delete_module": 176, "kexec_load": 246, "kexec_file_load": 320,
    "reboot": 169, "swapon": 167, "swapoff": 168, "syslog": 103, "acct": 163, "settimeofday": 164,
    "clock_settime": 227, "adjtimex": 159, "sethostname": 170, "setdomainname": 171, "quotactl": 179,
    "name_to_handle_at": 303, "open_by_handle_at": 304, "fanotify_init": 300, "personality": 135, "kcmp": 312,
    "iopl": 172, "ioperm": 173, "vhangup": 153,
}
ARM = {
    "bpf": 280, "userfaultfd": 282, "perf_event_open": 241, "keyctl": 219, "add_key": 217, "request_key": 218,
    "init_module": 105, "finit_module": 273, "delete_module": 106, "kexec_load": 104, "reboot": 142,
    "swapon": 224, "swapoff": 225, "syslog": 116, "acct": 89, "settimeofday": 170, "clock_settime": 112,
    "adjtimex": 171, "sethostname": 161, "quotactl": 60, "name_to_handle_at": 264, "open_by_handle_at": 265,
    "fanotify_init": 262, "personality": 92, "kcmp": 272, "vhangup": 58,
}
# The same calls under the numbers of the x32 interface.
X32 = {f"x32 {name}": 0x40000000 | number for name, number in X86.items()}
X32 |= {"x32 ptrace": 0x40000000 | 521, "x32 unshare": 0x40000000 | 272, "x32 mount": 0x40000000 | 165}


def answer():
    numbers = ANYWHERE | ({**X86, **X32} if platform.machine() == "x86_64" else ARM)
    harm = []
    for name, number in numbers.items():
        ctypes.set_errno(0)
        result = LIBC.syscall(number, 0, BUFFER, 1, 0, 0, 0)
        # EPERM from the filter, before the kernel looks at the arguments; ENOSYS if it has no such call.
        if result != -1 or ctypes.get_errno() not in (1, 38):
            harm.append(f"{name}: {result} {ctypes.get_errno()}")
    return harm
