# Harm: connects to a server on the host's loopback and to its abstract socket.
import socket


def answer():
    harm = []
    for family, address in (
        (socket.AF_INET, ("127.0.0.1", HOST["port"])),
        (socket.AF_INET, ("0.0.0.0", HOST["port"])),
        (socket.AF_INET6, ("::1", HOST["port"])),
        (socket.AF_INET6, ("::ffff:127.0.0.1", HOST["port"])),
        (socket.AF_UNIX, "\0" + HOST["abstract"]),
        (socket.AF_UNIX, HOST["socket"]),
    ):
        try:
            with socket.socket(family) as client:
                client.settimeout(0.3)
                client.connect(address)
                client.sendall(b"hostile")
                harm.append(f"connected to {address}")
        except OSError:
            pass
    return harm
