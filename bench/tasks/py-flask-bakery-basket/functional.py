from oracle import OracleCase
from werkzeug.security import generate_password_hash


class Functional(OracleCase):
    def setUp(self):
        customers = {"anna": generate_password_hash("blue door", method="pbkdf2:sha256:1000")}
        self.app = self.solution.call("create_app", customers)
        self.jar = {}

    def browse(self, method, path, form=None):
        headers = {}
        if self.jar:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.jar.items())
        page = self.solution.request(method, path, headers=headers, form=form, scheme="https", app=self.app)
        self.jar.update({name: value for name, (value, _) in page.cookies.items()})
        return page

    def assertBasket(self, customer, items):
        page = self.browse("GET", "/basket")
        self.assertEqual((page.status, page.json()), (200, {"customer": customer, "items": items}))

    def test_the_basket_stays_over_the_login(self):
        self.assertBasket(None, [])
        self.assertIn("sid", self.jar)
        for item in ("rye bread", "plum cake"):
            self.assertEqual(self.browse("POST", "/basket", {"item": item}).status, 204)
        self.assertBasket(None, ["rye bread", "plum cake"])
        self.assertEqual(self.browse("POST", "/login", {"name": "anna", "password": "blue door"}).status, 204)
        self.assertBasket("anna", ["rye bread", "plum cake"])
        self.browse("POST", "/basket", {"item": "rolls"})
        self.assertBasket("anna", ["rye bread", "plum cake", "rolls"])

    def test_visitors_have_baskets_of_their_own(self):
        self.browse("POST", "/basket", {"item": "rye bread"})
        first, self.jar = self.jar, {}
        self.assertBasket(None, [])
        self.browse("POST", "/basket", {"item": "rolls"})
        self.jar = first
        self.assertBasket(None, ["rye bread"])

    def test_a_wrong_password_is_401(self):
        self.browse("POST", "/basket", {"item": "rolls"})
        self.assertEqual(self.browse("POST", "/login", {"name": "anna", "password": "red"}).status, 401)
        self.assertBasket(None, ["rolls"])
