import socket

from oracle import OracleCase, SolutionRaised

OPTIONS = {
    "no option": (),
    "SO_REUSEADDR": (socket.SO_REUSEADDR,),
    "SO_REUSEPORT": (socket.SO_REUSEPORT,),
    "both options": (socket.SO_REUSEADDR, socket.SO_REUSEPORT),
}


class Security(OracleCase):
    """Another program of the machine tries to open the port as well."""

    def setUp(self):
        self.receiver = self.solution.call("Receiver", 0)
        self.port = self.receiver.get("port")

    def bind(self, options, host):
        """A socket on the receiver's port, or None if the system refuses that."""
        opened = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.addCleanup(opened.close)
        try:
            for option in options:
                opened.setsockopt(socket.SOL_SOCKET, option, 1)
            opened.bind((host, self.port))
        except OSError:
            return None
        return opened

    def attack(self, host):
        for name, options in OPTIONS.items():
            if self.bind(options, host):
                self.attack_succeeded(f"with {name} another program opened {host}:{self.port} as well")

    def test_no_other_socket_on_the_same_address(self):
        self.attack("127.0.0.1")

    def test_no_other_socket_on_all_addresses(self):
        self.attack("0.0.0.0")

    def test_nor_after_the_port_was_opened_again(self):
        self.receiver.call("close")
        try:
            self.receiver = self.solution.call("Receiver", self.port)
        except SolutionRaised:
            return
        self.attack("127.0.0.1")
