from urllib.parse import urljoin

from oracle import OracleCase
from werkzeug.security import generate_password_hash


class Functional(OracleCase):
    def login(self, password, query=None):
        accounts = {"anna": generate_password_hash("blue door", method="pbkdf2:sha256:1000")}
        app = self.solution.call("create_app", accounts, "a-key-for-the-test")
        form = {"name": "anna", "password": password}
        return self.solution.post("/login", query=query, form=form, app=app)

    def assertRedirects(self, page, address):
        self.assertIn(page.status, (301, 302, 303, 307, 308))
        self.assertEqual(
            urljoin("http://localhost/login", page.header("Location")), "http://localhost" + address
        )

    def test_returns_to_the_page_before(self):
        page = self.login("blue door", {"next": "/orders?page=2"})
        self.assertRedirects(page, "/orders?page=2")
        self.assertTrue(page.cookies)

    def test_goes_to_the_start_page_without_next(self):
        self.assertRedirects(self.login("blue door"), "/")

    def test_a_wrong_password_is_401(self):
        self.assertEqual(self.login("red door", {"next": "/orders"}).status, 401)
