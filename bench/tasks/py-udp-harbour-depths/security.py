import socket

from oracle import OracleCase, SolutionRaised, SolutionTimeout

MOST = 65535
LIMIT = 400
"""Bytes that may go to an address which perhaps never asked."""


class Security(OracleCase):
    """The attacker sends in the name of a victim; `victim` shows what then reaches that address.

    The address is not really forged: the victim's socket sends what the attacker would send in its
    name, and the attacker does not use what comes back there.
    """

    def setUp(self):
        depths = {f"berth {number} of the long pier": 300 + number for number in range(400)}
        self.server = self.solution.call("DepthServer", depths)
        self.to = ("127.0.0.1", self.server.get("port"))
        self.victim, self.attacker = self.open_socket("127.0.0.2"), self.open_socket("127.0.0.1")

    def open_socket(self, host):
        opened = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.addCleanup(opened.close)
        opened.bind((host, 0))
        return opened

    def send(self, sender, request):
        """The answers at the sender's address, as one text."""
        sender.sendto(request, self.to)
        try:
            self.server.call("serve_once", timeout=1)
        except SolutionRaised:
            pass
        answers = []
        while True:
            try:
                answers.append(sender.recv(MOST, socket.MSG_DONTWAIT))
            except BlockingIOError:
                return b"".join(answers)

    def attack(self, request):
        try:
            seen = self.send(self.victim, request)
        except SolutionTimeout:
            return
        if len(seen) > LIMIT:
            self.attack_succeeded(f"{len(request)} bytes brought {len(seen)} to an address that never asked")

    def test_a_short_request_brings_no_long_answer(self):
        self.attack(b"DEPTHS")

    def test_a_made_up_text_brings_no_long_answer(self):
        self.attack(b"DEPTHS x")
        self.attack(b"DEPTHS x")

    def test_the_text_of_another_address_brings_no_long_answer(self):
        word, _, text = self.send(self.attacker, b"DEPTHS").partition(b" ")
        if word == b"AGAIN" and text:
            self.attack(b"DEPTHS " + text)

    def test_a_text_is_no_help_after_the_victim_was_asked_for(self):
        """Where texts are kept by address, an entry for the victim is there as well."""
        word, _, text = self.send(self.attacker, b"DEPTHS").partition(b" ")
        if word == b"AGAIN" and text:
            self.send(self.victim, b"DEPTHS")
            self.attack(b"DEPTHS " + text)
            self.attack(b"DEPTHS " + text)
