from oracle import OracleCase
from werkzeug.security import generate_password_hash


class Functional(OracleCase):
    def setUp(self):
        readers = {
            name: generate_password_hash(password, method="pbkdf2:sha256:1000")
            for name, password in (("anna", "blue door"), ("bo", "red roof"))
        }
        self.app = self.solution.call(
            "create_app", readers, {"anna": ["Moby Dick", "Emma"]}, "a-key-for-the-test"
        )
        self.jar = {}

    def browse(self, method, path, form=None):
        headers = {"Host": "library.example", "Sec-Fetch-Site": "same-origin"}
        if self.jar:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, (value, _) in self.jar.items())
        page = self.solution.request(method, path, headers=headers, form=form, scheme="https", app=self.app)
        self.jar.update(page.cookies)
        return page

    def close_browser(self):
        """Leaves the cookies that have an end date."""
        self.jar = {
            name: (value, attributes)
            for name, (value, attributes) in self.jar.items()
            if "max-age" in attributes or "expires" in attributes
        }

    def log_in(self, name, password, **more):
        return self.browse("POST", "/login", {"name": name, "password": password, **more}).status

    def test_a_reader_logs_in_until_the_browser_is_closed(self):
        self.assertEqual(self.log_in("anna", "blue door"), 204)
        page = self.browse("GET", "/loans")
        self.assertEqual(
            (page.status, page.json()), (200, {"reader": "anna", "loans": ["Moby Dick", "Emma"]})
        )
        self.close_browser()
        self.assertEqual(self.browse("GET", "/loans").status, 401)

    def test_a_reader_stays_logged_in(self):
        self.assertEqual(self.log_in("bo", "red roof", stay="1"), 204)
        self.assertEqual(self.jar["stay"][1].get("max-age"), str(30 * 24 * 3600))
        self.close_browser()
        for _ in range(2):
            page = self.browse("GET", "/loans")
            self.assertEqual((page.status, page.json()), (200, {"reader": "bo", "loans": []}))

    def test_without_login_it_is_401(self):
        self.assertEqual(self.log_in("anna", "red roof", stay="1"), 401)
        self.assertEqual(self.browse("GET", "/loans").status, 401)
