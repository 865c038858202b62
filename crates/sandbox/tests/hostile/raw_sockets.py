# Harm: opens raw, packet, netlink, vsock and crypto sockets, past the network stack.
import socket

AF_NETLINK, AF_PACKET, AF_TIPC, AF_ALG, AF_VSOCK, AF_XDP = 16, 17, 30, 38, 40, 44
SOCK_PACKET = 10


def answer():
    tries = {(socket.AF_INET, socket.SOCK_RAW, number) for number in (1, 6, 17, 255)}
    tries |= {(socket.AF_INET6, socket.SOCK_RAW, 58), (socket.AF_INET, SOCK_PACKET, 0x300)}
    tries |= {
        (family, kind, 0)
        for family in (AF_NETLINK, AF_PACKET, AF_TIPC, AF_ALG, AF_VSOCK, AF_XDP)
        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET)
    }
    harm = []
    for attempt in tries:
        for make in (socket.socket, socket.socketpair):
            try:
                made = make(*attempt)
            except OSError:
                continue
            harm.append(f"{make.__name__}{attempt}")
            for one in made if isinstance(made, tuple) else (made,):
                one.close()
    return harm
