import select
import socket


class Receiver:
    def __init__(self, port):
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        self.socket.bind(("127.0.0.1", port))
        _, self.port = self.socket.getsockname()

    def receive(self, seconds):
        ready, _, _ = select.select([self.socket], [], [], seconds)
        if not ready:
            return None
        try:
            station, _, degrees = self.socket.recv(1500).decode().partition(";")
            return station, float(degrees)
        except ValueError:
            return None

    def close(self):
        self.socket.close()
