from oracle import OracleCase, SolutionRaised
from werkzeug.security import generate_password_hash

TITLE = "Living with debts 7731"


class Security(OracleCase):
    def setUp(self):
        readers = {"anna": generate_password_hash("blue door", method="pbkdf2:sha256:1000")}
        self.app = self.solution.call("create_app", readers, {"anna": [TITLE]}, "a-key-for-the-test")
        self.jar = {}

    def visit(self, method, path, cookies, headers, form=None):
        headers = {"Host": "library.example", **headers}
        if cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, (value, _) in cookies.items())
        return self.solution.request(method, path, headers=headers, form=form, scheme="https", app=self.app)

    def browse(self, method, path, form=None):
        """A visit of the reader, whose browser keeps the cookies."""
        page = self.visit(method, path, self.jar, {"Sec-Fetch-Site": "same-origin"}, form)
        self.jar.update(page.cookies)

    def request_from_another_site(self):
        """A page of another site, open in the reader's browser, requests the loans in the background."""
        sent = {
            name: (value, attributes)
            for name, (value, attributes) in self.jar.items()
            if str(attributes.get("samesite", "")).lower() not in ("lax", "strict")
        }
        headers = {
            "Origin": "https://evil.example",
            "Referer": "https://evil.example/",
            "Sec-Fetch-Site": "cross-site",
            "Sec-Fetch-Mode": "cors",
            "Sec-Fetch-Dest": "empty",
        }
        try:
            page = self.visit("GET", "/loans", sent, headers)
        except SolutionRaised:
            return
        if page.status == 200 and TITLE in page.text:
            self.attack_succeeded(f"a request of another site was answered by the cookies {', '.join(sent)}")

    def test_with_the_session(self):
        self.browse("POST", "/login", {"name": "anna", "password": "blue door"})
        self.request_from_another_site()

    def test_with_the_cookie_of_those_who_stay(self):
        self.browse("POST", "/login", {"name": "anna", "password": "blue door", "stay": "1"})
        self.request_from_another_site()

    def test_after_the_browser_came_back(self):
        self.browse("POST", "/login", {"name": "anna", "password": "blue door", "stay": "1"})
        self.jar = {name: cookie for name, cookie in self.jar.items() if "max-age" in cookie[1]}
        self.browse("GET", "/loans")
        self.request_from_another_site()
