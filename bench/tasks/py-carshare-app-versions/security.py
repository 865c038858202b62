from oracle import OracleCase


class Security(OracleCase):
    def attack(self, version, oldest, withdrawn=()):
        seen = self.solution.attempt("may_unlock", version, oldest, list(withdrawn))
        if seen.raised is None and seen.value:
            limits = f"the oldest is {oldest}, withdrawn are {list(withdrawn)}"
            self.attack_succeeded(f"version {version} unlocks a car; {limits}")

    def test_an_old_version_with_other_numbers_of_digits(self):
        for version, oldest in (("9.0", "10.0"), ("4.9", "4.12"), ("4.2.7", "4.2.10"), ("99", "100.1")):
            self.attack(version, oldest)

    def test_an_old_version_with_high_numbers(self):
        for version, oldest in (("4.100", "5.0"), ("4.2.1000", "4.3"), ("3.99999", "4.0")):
            self.attack(version, oldest)

    def test_a_withdrawn_version_in_another_form(self):
        for version in ("4.7.0", "4.7.0.0", "4.07", "04.7", "5.0.2.0", "6", "6.0.0"):
            self.attack(version, "4.3", ["4.7", "5.0.2", "6.0"])

    def test_an_old_version_with_zeros_before_its_numbers(self):
        for version in ("04.2", "4.02", "003.9", "4.0000002"):
            self.attack(version, "4.3")
