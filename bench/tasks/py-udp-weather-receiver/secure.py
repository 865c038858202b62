import socket
import time


class Receiver:
    def __init__(self, port):
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        # A UDP port is free as soon as its socket is closed; no option is needed to open it again.
        self.socket.bind(("127.0.0.1", port))
        self.port = self.socket.getsockname()[1]

    def receive(self, seconds):
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self.socket.settimeout(left)
            try:
                station, degrees = self.socket.recv(2048).decode().split(";")
                return station, float(degrees)
            except TimeoutError:
                return None
            except ValueError:
                continue
        return None

    def close(self):
        self.socket.close()
