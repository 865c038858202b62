import socketserver


class Telegrams(socketserver.UDPServer):
    allow_reuse_address = True


class Handler(socketserver.BaseRequestHandler):
    def handle(self):
        try:
            station, degrees = self.request[0].decode().split(";")
            self.server.telegram = (station, float(degrees))
        except ValueError:
            pass


class Receiver:
    def __init__(self, port):
        self.server = Telegrams(("127.0.0.1", port), Handler)
        self.port = self.server.server_address[1]

    def receive(self, seconds):
        self.server.telegram = None
        self.server.timeout = seconds
        self.server.handle_request()
        return self.server.telegram

    def close(self):
        self.server.server_close()
