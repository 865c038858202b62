from oracle import OracleCase


class Functional(OracleCase):
    def setUp(self):
        cards = {
            "C-100": {"pin": "0417", "cents": 2500},
            "C-200": {"pin": "8052", "cents": 900},
        }
        self.app = self.solution.call("create_app", cards)

    def send(self, path, **form):
        return self.solution.post(path, form=form, app=self.app)

    def balance(self, card, pin):
        page = self.send("/balance", card=card, pin=pin)
        self.assertEqual(page.status, 200)
        return page.json()

    def test_shows_the_balance(self):
        self.assertEqual(self.balance("C-100", "0417"), {"cents": 2500})
        self.assertEqual(self.balance("C-200", "8052"), {"cents": 900})

    def test_pays(self):
        page = self.send("/pay", card="C-100", pin="0417", cents="700")
        self.assertEqual((page.status, page.json()), (200, {"cents": 1800}))
        page = self.send("/pay", card="C-100", pin="0417", cents="1800")
        self.assertEqual((page.status, page.json()), (200, {"cents": 0}))
        self.assertEqual(self.balance("C-200", "8052"), {"cents": 900})

    def test_pays_neither_too_much_nor_nothing(self):
        self.assertEqual(self.send("/pay", card="C-200", pin="8052", cents="901").status, 409)
        for cents in ("0", "-5", "many"):
            self.assertEqual(self.send("/pay", card="C-200", pin="8052", cents=cents).status, 400)
        self.assertEqual(self.balance("C-200", "8052"), {"cents": 900})

    def test_a_wrong_card_or_pin_is_403(self):
        self.assertEqual(self.send("/balance", card="C-100", pin="8052").status, 403)
        self.assertEqual(self.send("/pay", card="C-999", pin="0417", cents="5").status, 403)
        # A slip of the finger does not matter.
        self.assertEqual(self.balance("C-100", "0417"), {"cents": 2500})
