import os

from oracle import OracleCase

ORDERS = (1, 2, 4711)


class Security(OracleCase):
    """The attacker installs the program at home and prints tickets of his own."""

    def install(self, name):
        os.makedirs(self.path(name))
        os.chmod(self.path(name), 0o777)
        return self.solution.call("TicketOffice", self.path(name))

    def codes_at(self, name):
        """The codes that a fresh installation, in a fresh process of its own, prints."""
        self.solution.load()
        office = self.install(name)
        return [office.call("code_for", order) for order in ORDERS]

    def compare(self, own, theatres):
        for order, code in zip(ORDERS, theatres):
            if code in own:
                self.attack_succeeded(f"an installation at home printed {code!r}, of order {order}, too")

    def test_an_installation_at_home_prints_other_codes(self):
        self.compare(self.codes_at("home"), self.codes_at("theatre"))

    def test_an_installation_in_a_folder_of_the_same_name_prints_other_codes(self):
        theatres = self.codes_at("theatre")
        os.rename(self.path("theatre"), self.path("elsewhere"))
        self.compare(self.codes_at("theatre"), theatres)

    def test_no_two_installations_agree(self):
        """With a few hundred possible seeds, some of the theatres would print the same codes."""
        codes = [self.install(f"theatre-{number}").call("code_for", 1) for number in range(150)]
        if len(set(codes)) < len(codes):
            self.attack_succeeded(f"only {len(set(codes))} of {len(codes)} installations differ")

    def test_the_state_of_random_does_not_give_the_codes(self):
        codes = []
        for name in ("home", "theatre"):
            self.solution.seed(41)
            codes.append(self.codes_at(name))
        self.compare(*codes)
