from oracle import OracleCase, SolutionRaised

PHRASE = "three geese øver the pond"
ACCOUNTS = {
    "anna@post.example": "s0mmer & blåbær = \"good\"",
    "office@shop.example": "x" * 200,
    "bo@mail.example": "",
}
SECONDS = 20
"""A call may be slow: deriving a key from a phrase is meant to be."""


class Functional(OracleCase):
    def save(self, accounts, phrase=PHRASE):
        self.solution.call("save_accounts", self.path("accounts"), phrase, accounts, timeout=SECONDS)

    def load(self, phrase=PHRASE):
        return self.solution.call("load_accounts", self.path("accounts"), phrase, timeout=SECONDS)

    def test_accounts_come_back_in_a_later_run(self):
        self.save(ACCOUNTS)
        self.assertTrue(self.exists("accounts"))
        self.solution.load()
        self.assertEqual(self.load(), ACCOUNTS)

    def test_a_file_is_replaced(self):
        self.save(ACCOUNTS)
        self.save({"eva@post.example": "winter"}, "another phrase")
        self.assertEqual(self.load("another phrase"), {"eva@post.example": "winter"})

    def test_another_phrase_raises_value_error(self):
        self.save(ACCOUNTS)
        with self.assertRaises(SolutionRaised) as caught:
            self.load("three geese over the pond")
        self.assertTrue(caught.exception.is_a("ValueError"), caught.exception)
