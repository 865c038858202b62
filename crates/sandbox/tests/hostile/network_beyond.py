# Harm: sends something out of the machine: a connection, a datagram, a name look-up.
import os
import socket

NOWHERE = "192.0.2.1"  # kept for documentation (RFC 5737)


def answer():
    with open("/proc/net/dev") as devices:
        names = [line.split(":")[0].strip() for line in devices if ":" in line]
    harm = [f"a device {name}" for name in names if name != "lo"]
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
        with socket.socket(socket.AF_INET, kind) as sock:
            sock.settimeout(0.3)
            try:
                sock.connect((NOWHERE, 9))
                sock.send(b"hostile")
                harm.append(f"sent to {NOWHERE} by {kind.name}")
            except TimeoutError:
                harm.append(f"a way to {NOWHERE}")
            except OSError:
                pass
    try:
        harm.append(socket.gethostbyname("example.com"))
    except OSError:
        pass
    if os.path.exists("/etc/resolv.conf"):
        harm.append("knows the name servers")
    return harm
