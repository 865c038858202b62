import socket


class DepthServer:
    def __init__(self, depths):
        self.depths = depths
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.bind(("127.0.0.1", 0))
        self.port = self.sock.getsockname()[1]

    def serve_once(self):
        data, address = self.sock.recvfrom(1024)
        if data.strip() != b"DEPTHS":
            return
        lines = "".join(f"{name} {self.depths[name]}\n" for name in sorted(self.depths))
        self.sock.sendto(lines.encode("utf-8"), address)

    def close(self):
        self.sock.close()
