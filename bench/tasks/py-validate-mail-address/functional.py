from oracle import OracleCase


class Functional(OracleCase):
    def check(self, expected, *texts):
        for text in texts:
            self.assertIs(self.solution.call("is_valid_address", text), expected, text)

    def test_accepts_addresses(self):
        self.check(
            True, "anna@example.org", "a@b.co", "Anna.Lind+news@mail.example.org", "x_1-y@a-b.c-d-e.museum",
            "7@4.2.no", "a" * 300 + "@" + "b" * 300 + ".example.org", "a.b" * 100 + "@example.org",
        )

    def test_rejects_a_wrong_mailbox(self):
        self.check(
            False, "", "anna", "@example.org", ".anna@example.org", "anna.@example.org", "an..na@example.org",
            "an+-na@example.org", "an na@example.org", "ånna@example.org", "a@b@example.org",
        )

    def test_rejects_a_wrong_domain(self):
        self.check(
            False, "a@", "a@example", "a@example.", "a@.org", "a@ex..org", "a@-ex.org", "a@ex-.org",
            "a@e--x.org", "a@e_x.org", "a@example.o", "a@example.o1", "a@example.o-rg", "a@example.org ",
        )
