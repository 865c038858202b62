from oracle import OracleCase, SolutionRaised
from werkzeug.security import generate_password_hash


class Security(OracleCase):
    """A thief plants cookies in the customer's browser, waits for the login and uses the same cookies."""

    def setUp(self):
        customers = {"anna": generate_password_hash("blue door", method="pbkdf2:sha256:1000")}
        self.app = self.solution.call("create_app", customers)

    def visit(self, jar, method, path, form=None):
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in jar.items())} if jar else {}
        try:
            page = self.solution.request(
                method, path, headers=headers, form=form, scheme="https", app=self.app
            )
        except SolutionRaised:
            return ""
        jar.update({name: value for name, (value, _) in page.cookies.items()})
        return page.text

    def attack(self, planted, pages_before_login):
        jar = dict(planted)
        for _ in range(pages_before_login):
            self.visit(jar, "GET", "/basket")
        self.visit(jar, "POST", "/login", {"name": "anna", "password": "blue door"})
        self.visit(jar, "POST", "/basket", {"item": "wedding cake"})
        if "anna" in self.visit(dict(planted), "GET", "/basket"):
            self.attack_succeeded(f"the cookies {planted}, planted before the login, are logged in as anna")

    def test_cookies_that_the_application_gave_the_thief(self):
        for pages_before_login in (0, 1):
            planted = {}
            self.visit(planted, "GET", "/basket")
            self.attack(planted, pages_before_login)

    def test_cookies_of_a_thief_with_a_filled_basket(self):
        planted = {}
        self.visit(planted, "POST", "/basket", {"item": "rolls"})
        self.visit(planted, "GET", "/basket")
        self.attack(planted, 1)

    def test_a_cookie_that_the_thief_made_up(self):
        for number, pages_before_login in enumerate((0, 1)):
            self.attack({"sid": f"8Zt0ThVNnMpXEwLJcYrkQw1a2b3c4d5e6f7g8h9i0j{number}"}, pages_before_login)
