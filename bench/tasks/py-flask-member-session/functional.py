from oracle import OracleCase
from werkzeug.security import generate_password_hash


class Functional(OracleCase):
    def setUp(self):
        accounts = {"anna": generate_password_hash("blue door", method="pbkdf2:sha256:1000")}
        self.app = self.solution.call("create_app", accounts, "a-key-for-the-test")

    def visit(self, method, path, cookies="", form=None):
        headers = {"Host": "members.example"}
        if cookies:
            headers["Cookie"] = cookies
        return self.solution.request(method, path, headers=headers, form=form, scheme="https", app=self.app)

    def test_a_member_stays_logged_in(self):
        answer = self.visit("POST", "/login", form={"name": "anna", "password": "blue door"})
        self.assertEqual(answer.status, 200)
        cookies = "; ".join(f"{name}={value}" for name, (value, _) in answer.cookies.items())
        page = self.visit("GET", "/account", cookies)
        self.assertEqual((page.status, page.json()), (200, {"name": "anna"}))

    def test_nobody_else_is_let_in(self):
        answer = self.visit("POST", "/login", form={"name": "anna", "password": "red door"})
        self.assertEqual(answer.status, 401)
        self.assertEqual(self.visit("GET", "/account").status, 401)
