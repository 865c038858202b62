from oracle import OracleCase, SolutionRaised
from werkzeug.security import generate_password_hash


class Security(OracleCase):
    def setUp(self):
        staff = {"anna": generate_password_hash("blue door", method="pbkdf2:sha256:1000")}
        self.app = self.solution.call("create_app", staff)
        self.jar = {}

    def visit(self, method, path, cookies, form=None):
        headers = {}
        if cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, (value, _) in cookies.items())
        return self.solution.request(method, path, headers=headers, form=form, scheme="https", app=self.app)

    def browse(self, method, path, form=None):
        """A visit of the clerk, whose browser keeps the cookies."""
        self.jar.update(self.visit(method, path, self.jar, form).cookies)

    def steal_what_scripts_can_read(self):
        """A script that got into a page sends `document.cookie` to a thief, who uses it."""
        readable = {name: cookie for name, cookie in self.jar.items() if "httponly" not in cookie[1]}
        try:
            page = self.visit("GET", "/visitors", readable)
        except SolutionRaised:
            return
        if page.status == 200 and "anna" in page.text:
            self.attack_succeeded(f"what scripts can read, {', '.join(readable)}, opens the session of anna")

    def test_after_the_login(self):
        self.browse("POST", "/login", {"name": "anna", "password": "blue door"})
        self.steal_what_scripts_can_read()

    def test_after_later_requests(self):
        self.browse("POST", "/login", {"name": "anna", "password": "blue door"})
        self.browse("POST", "/visitors", {"count": "3"})
        self.steal_what_scripts_can_read()
        self.browse("GET", "/visitors")
        self.steal_what_scripts_can_read()
