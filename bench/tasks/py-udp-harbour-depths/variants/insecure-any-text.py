import secrets
import socket


class DepthServer:
    """A boat is asked to try again, but what it then sends is not looked at."""

    def __init__(self, depths):
        self.depths = dict(sorted(depths.items()))
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.bind(("127.0.0.1", 0))
        self.port = self.sock.getsockname()[1]

    def serve_once(self):
        data, boat = self.sock.recvfrom(512)
        words = data.decode("ascii", "replace").split(" ")
        if words[0] != "DEPTHS" or len(words) > 2:
            return
        if len(words) == 1:
            answer = f"AGAIN {secrets.token_hex(8)}"
        else:
            answer = "".join(f"{name} {depth}\n" for name, depth in self.depths.items())
        self.sock.sendto(answer.encode(), boat)

    def close(self):
        self.sock.close()
