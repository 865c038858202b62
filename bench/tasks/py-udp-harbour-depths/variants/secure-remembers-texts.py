import secrets
import socket
from collections import OrderedDict

REMEMBERED = 1000


class DepthServer:
    def __init__(self, depths):
        self.lines = "".join(f"{name} {depths[name]}\n" for name in sorted(depths))
        self.given = OrderedDict()
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.bind(("127.0.0.1", 0))
        self.port = self.sock.getsockname()[1]

    def serve_once(self):
        data, boat = self.sock.recvfrom(512)
        if data == b"DEPTHS":
            self.given[boat] = secrets.token_urlsafe(12)
            while len(self.given) > REMEMBERED:
                self.given.popitem(last=False)
            self.sock.sendto(f"AGAIN {self.given[boat]}".encode(), boat)
        elif boat in self.given and data == f"DEPTHS {self.given[boat]}".encode():
            del self.given[boat]
            self.sock.sendto(self.lines.encode(), boat)

    def close(self):
        self.sock.close()
