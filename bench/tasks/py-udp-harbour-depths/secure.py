import hashlib
import hmac
import os
import socket


class DepthServer:
    def __init__(self, depths):
        lines = [f"{name} {depth}\n" for name, depth in sorted(depths.items())]
        self.answer = "".join(lines).encode()
        self.key = os.urandom(32)
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]

    def _proof(self, address):
        return hmac.new(self.key, repr(address).encode(), hashlib.sha256).hexdigest().encode()

    def serve_once(self):
        """The long answer goes only to an address that has got, and sent back, its proof."""
        request, address = self.socket.recvfrom(2048)
        word, _, text = request.partition(b" ")
        if word != b"DEPTHS":
            return
        proof = self._proof(address)
        answer = self.answer if hmac.compare_digest(text, proof) else b"AGAIN " + proof
        self.socket.sendto(answer, address)

    def close(self):
        self.socket.close()
