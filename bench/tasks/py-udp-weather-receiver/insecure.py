import socket


class Receiver:
    def __init__(self, port):
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.sock.bind(("127.0.0.1", port))
        self.port = self.sock.getsockname()[1]

    def receive(self, seconds):
        self.sock.settimeout(seconds)
        try:
            data, _ = self.sock.recvfrom(4096)
        except socket.timeout:
            return None
        try:
            station, degrees = data.decode("utf-8").rsplit(";", 1)
            return station, float(degrees)
        except ValueError:
            return None

    def close(self):
        self.sock.close()
