import secrets
import socket


class DepthServer:
    """Every boat has to send the same text: who has asked once can ask for others."""

    def __init__(self, depths):
        self.lines = "".join(f"{name} {depths[name]}\n" for name in sorted(depths)).encode()
        self.text = secrets.token_hex(16).encode()
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]

    def serve_once(self):
        request, boat = self.socket.recvfrom(512)
        if request == b"DEPTHS":
            self.socket.sendto(b"AGAIN " + self.text, boat)
        elif request == b"DEPTHS " + self.text:
            self.socket.sendto(self.lines, boat)

    def close(self):
        self.socket.close()
