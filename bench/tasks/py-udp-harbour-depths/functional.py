import re
import socket

from oracle import OracleCase

MOST = 65535


class Functional(OracleCase):
    def start(self, depths):
        self.server = self.solution.call("DepthServer", depths)
        self.addCleanup(self.close_all)
        self.boats = []

    def close_all(self):
        for boat in self.boats:
            boat.close()

    def boat(self):
        boat = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.boats.append(boat)
        boat.bind(("127.0.0.1", 0))
        boat.connect(("127.0.0.1", self.server.get("port")))
        return boat

    def exchange(self, boat, request):
        """The answer to a datagram, or None if there is none when the server has dealt with it."""
        boat.send(request)
        self.server.call("serve_once")
        try:
            return boat.recv(MOST, socket.MSG_DONTWAIT)
        except BlockingIOError:
            return None

    def ask(self, boat):
        answer = self.exchange(boat, b"DEPTHS")
        again = re.fullmatch(rb"AGAIN ([!-~]{1,100})", answer or b"")
        return self.exchange(boat, b"DEPTHS " + again[1]) if again else answer

    def test_tells_the_depths(self):
        self.start({"North 2": 340, "Öster": 90, "East": 410})
        for _ in range(2):
            self.assertEqual(self.ask(self.boat()), "East 410\nNorth 2 340\nÖster 90\n".encode())

    def test_tells_many_depths_to_several_boats(self):
        depths = {f"berth {number}": number for number in range(500)}
        lines = "".join(f"{name} {depths[name]}\n" for name in sorted(depths)).encode()
        self.start(depths)
        boats = [self.boat(), self.boat()]
        for boat in (*boats, boats[0]):
            self.assertEqual(self.ask(boat), lines)

    def test_gives_no_answer_to_others(self):
        self.start({"East": 410})
        for request in (b"HELLO", b"", b"WEATHER today"):
            self.assertIsNone(self.exchange(self.boat(), request))
        self.server.call("close")
