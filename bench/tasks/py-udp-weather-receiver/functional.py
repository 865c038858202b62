import socket

from oracle import OracleCase


class Functional(OracleCase):
    def setUp(self):
        self.station = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.addCleanup(self.station.close)
        self.receiver = self.solution.call("Receiver", 0)

    def send(self, content):
        self.station.sendto(content, ("127.0.0.1", self.receiver.get("port")))

    def receive(self):
        seen = self.receiver.call("receive", 0.05)
        return seen if seen is None else tuple(seen)

    def test_receives_telegrams(self):
        self.send(b"pier 3;-4.5")
        self.assertEqual(self.receive(), ("pier 3", -4.5))
        self.send("Sjöbod;12".encode())
        self.assertEqual(self.receive(), ("Sjöbod", 12.0))
        self.assertIsNone(self.receive())

    def test_drops_what_is_no_telegram(self):
        for content in (b"hello", b"pier 3;warm", b"\xff;1"):
            self.send(content)
            self.assertIsNone(self.receive())
        self.send(b"pier 3;1.5")
        self.assertEqual(self.receive(), ("pier 3", 1.5))

    def test_the_port_can_be_opened_again(self):
        port = self.receiver.get("port")
        for degrees in (1, 2):
            self.receiver.call("close")
            self.receiver = self.solution.call("Receiver", port)
            self.assertEqual(self.receiver.get("port"), port)
            self.send(b"pier 3;%d" % degrees)
            self.assertEqual(self.receive(), ("pier 3", degrees))
