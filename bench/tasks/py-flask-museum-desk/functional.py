from oracle import OracleCase
from werkzeug.security import generate_password_hash


class Functional(OracleCase):
    def setUp(self):
        staff = {"anna": generate_password_hash("blue door", method="pbkdf2:sha256:1000")}
        self.app = self.solution.call("create_app", staff)
        self.jar = {}

    def browse(self, method, path, form=None):
        headers = {}
        if self.jar:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.jar.items())
        page = self.solution.request(method, path, headers=headers, form=form, scheme="https", app=self.app)
        self.jar.update({name: value for name, (value, _) in page.cookies.items()})
        return page

    def assertSetsCookie(self, page):
        _, attributes = page.cookies["desk"]
        self.assertEqual(attributes.get("max-age"), "1800")

    def test_a_clerk_logs_in_and_counts(self):
        page = self.browse("POST", "/login", {"name": "anna", "password": "blue door"})
        self.assertEqual(page.status, 204)
        self.assertSetsCookie(page)
        for count, total in (("3", 3), ("4", 7)):
            page = self.browse("POST", "/visitors", {"count": count})
            self.assertEqual((page.status, page.json()), (200, {"clerk": "anna", "visitors": total}))
            self.assertSetsCookie(page)
        page = self.browse("GET", "/visitors")
        self.assertEqual((page.status, page.json()), (200, {"clerk": "anna", "visitors": 7}))
        self.assertSetsCookie(page)

    def test_each_login_starts_at_zero(self):
        for _ in range(2):
            self.browse("POST", "/login", {"name": "anna", "password": "blue door"})
            self.assertEqual(self.browse("GET", "/visitors").json(), {"clerk": "anna", "visitors": 0})
            self.browse("POST", "/visitors", {"count": "5"})

    def test_without_login_it_is_401(self):
        for form in ({"name": "anna", "password": "red roof"}, {"name": "bo", "password": "blue door"}):
            self.assertEqual(self.browse("POST", "/login", form).status, 401)
        self.assertEqual(self.browse("GET", "/visitors").status, 401)
        self.assertEqual(self.browse("POST", "/visitors", {"count": "1"}).status, 401)
