# Harm: mounts, unmounts, remounts and changes the root, by the old calls and the new ones.
import ctypes
import os

LIBC = ctypes.CDLL(None, use_errno=True)
MS_REMOUNT, MS_BIND = 0x20, 0x1000
OPEN_TREE, MOVE_MOUNT, FSOPEN, FSPICK, MOUNT_SETATTR = 428, 429, 430, 433, 442


def answer():
    os.makedirs("/work/root/old", exist_ok=True)
    tries = {
        "mount tmpfs": lambda: LIBC.mount(b"tmpfs", b"/work/root", b"tmpfs", 0, None),
        "mount proc": lambda: LIBC.mount(b"proc", b"/work/root", b"proc", 0, None),
        "bind": lambda: LIBC.mount(b"/", b"/work/root", None, MS_BIND, None),
        "remount": lambda: LIBC.mount(None, b"/", None, MS_REMOUNT | MS_BIND, None),
        "remount proc": lambda: LIBC.mount(None, b"/proc", None, MS_REMOUNT | MS_BIND, None),
        "umount": lambda: LIBC.umount2(b"/proc", 2),
        "umount work": lambda: LIBC.umount2(b"/work", 2),
        "chroot": lambda: LIBC.chroot(b"/work/root"),
        "pivot_root": lambda: LIBC.pivot_root(b"/work/root", b"/work/root/old"),
        "open_tree": lambda: LIBC.syscall(OPEN_TREE, -100, b"/", 1),
        "move_mount": lambda: LIBC.syscall(MOVE_MOUNT, -100, b"/tmp", -100, b"/work/root", 0),
        "fsopen": lambda: LIBC.syscall(FSOPEN, b"tmpfs", 0),
        "fspick": lambda: LIBC.syscall(FSPICK, -100, b"/", 0),
        "mount_setattr": lambda: LIBC.syscall(MOUNT_SETATTR, -100, b"/", 0, bytes(32), 32),
    }
    return [name for name, attempt in tries.items() if attempt() != -1]
