from oracle import OracleCase
from werkzeug.security import generate_password_hash


class Security(OracleCase):
    def setUp(self):
        accounts = {"anna": generate_password_hash("blue door", method="pbkdf2:sha256:1000")}
        self.app = self.solution.call("create_app", accounts, "a-key-for-the-test")
        self.jar = {}

    def visit(self, method, path, cookies, form=None):
        headers = {"Host": "members.example"}
        if cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, (value, _) in cookies.items())
        return self.solution.request(method, path, headers=headers, form=form, scheme="https", app=self.app)

    def browse(self, method, path, form=None):
        """A visit of the member, whose browser keeps the cookies."""
        page = self.visit(method, path, self.jar, form)
        self.jar.update(page.cookies)
        return page

    def test_a_listener_on_plain_http_cannot_use_the_account(self):
        self.browse("POST", "/login", form={"name": "anna", "password": "blue door"})
        self.browse("GET", "/account")
        overheard = {name: cookie for name, cookie in self.jar.items() if "secure" not in cookie[1]}
        page = self.visit("GET", "/account", overheard)
        if page.status == 200 and "anna" in page.text:
            self.attack_succeeded(f"sent over plain http, {', '.join(overheard)} opens the account of anna")
