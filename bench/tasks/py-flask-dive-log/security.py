from oracle import OracleCase, SolutionRaised
from werkzeug.security import generate_password_hash


class Security(OracleCase):
    def setUp(self):
        accounts = {"anna": generate_password_hash("blue door", method="pbkdf2:sha256:1000")}
        self.app = self.solution.call("create_app", accounts, "a-key-for-the-test")

    def visit(self, jar, method, path, **form):
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in jar.items())} if jar else {}
        page = self.solution.request(
            method,
            path,
            headers=headers,
            form=form if method == "POST" else None,
            scheme="https",
            app=self.app,
        )
        jar.update({name: value for name, (value, _) in page.cookies.items()})
        return page

    def log_in(self):
        jar = {}
        self.visit(jar, "POST", "/login", name="anna", password="blue door")
        self.visit(jar, "GET", "/dives")
        return jar

    def use_copy(self, copy, when):
        try:
            page = self.visit(dict(copy), "GET", "/dives")
        except SolutionRaised:
            return
        if page.status == 200 and "anna" in page.text:
            self.attack_succeeded(f"a copy of the cookies still opens the log of anna {when}")

    def test_a_copy_is_of_no_use_after_the_logout(self):
        jar = self.log_in()
        copy = dict(jar)
        self.visit(jar, "POST", "/logout")
        self.use_copy(copy, "after the logout")

    def test_a_copy_is_of_no_use_after_the_password_was_changed_elsewhere(self):
        copy = self.log_in()
        jar = self.log_in()
        self.visit(jar, "POST", "/password", old="blue door", new="red roof")
        self.use_copy(copy, "after the password was changed")
