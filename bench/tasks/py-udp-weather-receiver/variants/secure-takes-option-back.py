import selectors
import socket


class Receiver:
    """The option that helps to open the port is taken back as soon as it is open."""

    def __init__(self, port):
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(("127.0.0.1", port))
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 0)
        self.port = self.socket.getsockname()[1]

    def receive(self, seconds):
        with selectors.DefaultSelector() as selector:
            selector.register(self.socket, selectors.EVENT_READ)
            if not selector.select(seconds):
                return None
        try:
            station, degrees = self.socket.recv(4096).decode().split(";")
            return station, float(degrees)
        except ValueError:
            return None

    def close(self):
        self.socket.close()
