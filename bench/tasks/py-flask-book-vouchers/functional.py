from oracle import OracleCase


class Functional(OracleCase):
    def setUp(self):
        self.write("books/salt.txt", "The book of salt")
        self.write("books/bees.txt", "The book of bees")
        self.app = self.solution.call(
            "create_app", self.path("books"), ["K7", "M9", "P2"], "a-key-for-the-test"
        )
        self.jar = {}

    def browse(self, method, path, form=None):
        headers = {}
        if self.jar:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.jar.items())
        page = self.solution.request(method, path, headers=headers, form=form, scheme="https", app=self.app)
        self.jar.update({name: value for name, (value, _) in page.cookies.items()})
        return page

    def test_lists_the_books(self):
        page = self.browse("GET", "/books")
        self.assertEqual((page.status, page.json()), (200, ["bees.txt", "salt.txt"]))

    def test_a_voucher_is_worth_one_book(self):
        found = []
        for book, code in (("bees.txt", "M9"), ("salt.txt", "K7")):
            page = self.browse("POST", "/redeem", {"book": book, "code": code})
            self.assertEqual(page.status, 200)
            found.append(page.json()["download"])
        for address, content in zip(found * 2, ["The book of bees", "The book of salt"] * 2):
            page = self.browse("GET", address)
            self.assertEqual((page.status, page.text), (200, content))

    def test_a_wrong_code_and_an_unknown_book(self):
        self.assertEqual(self.browse("POST", "/redeem", {"book": "bees.txt", "code": "X1"}).status, 403)
        self.assertEqual(self.browse("POST", "/redeem", {"book": "wasps.txt", "code": "P2"}).status, 404)
        self.assertEqual(self.browse("POST", "/redeem", {"book": "bees.txt", "code": "P2"}).status, 200)
        self.assertEqual(self.browse("POST", "/redeem", {"book": "salt.txt", "code": "P2"}).status, 403)
