from oracle import OracleCase
from werkzeug.security import generate_password_hash


class Functional(OracleCase):
    def setUp(self):
        passwords = {"anna": "blue door", "bo": "low bridge"}
        accounts = {
            name: generate_password_hash(password, method="pbkdf2:sha256:1000")
            for name, password in passwords.items()
        }
        self.app = self.solution.call("create_app", accounts, "a-key-for-the-test")

    def browse(self, jar, method, path, **form):
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in jar.items())} if jar else {}
        page = self.solution.request(
            method,
            path,
            headers=headers,
            form=form if method == "POST" else None,
            scheme="https",
            app=self.app,
        )
        for name, (value, attributes) in page.cookies.items():
            jar[name] = value
            if attributes.get("max-age") == "0" or not value:
                del jar[name]
        return page

    def log_in(self, password, name="anna"):
        """The status, and the cookies if the login went well."""
        jar = {}
        return self.browse(jar, "POST", "/login", name=name, password=password).status, jar

    def test_a_member_logs_dives_from_two_devices(self):
        status, phone = self.log_in("blue door")
        self.assertEqual(status, 204)
        status, tablet = self.log_in("blue door")
        self.assertEqual(status, 204)
        self.assertEqual(self.browse(phone, "POST", "/dives", place="Red Sea").status, 204)
        self.assertEqual(self.browse(tablet, "POST", "/dives", place="Lake Attersee").status, 204)
        for jar in (phone, tablet):
            page = self.browse(jar, "GET", "/dives")
            self.assertEqual(page.status, 200)
            self.assertEqual(page.json(), {"diver": "anna", "dives": ["Red Sea", "Lake Attersee"]})

    def test_after_the_logout_nobody_is_logged_in(self):
        _, jar = self.log_in("blue door")
        self.assertEqual(self.browse(jar, "POST", "/logout").status, 204)
        self.assertEqual(self.browse(jar, "GET", "/dives").status, 401)
        _, jar = self.log_in("blue door")
        self.assertEqual(self.browse(jar, "GET", "/dives").status, 200)

    def test_a_member_changes_the_password(self):
        _, jar = self.log_in("blue door")
        self.assertEqual(self.browse(jar, "POST", "/password", old="green", new="red roof").status, 403)
        self.assertEqual(self.browse(jar, "POST", "/password", old="blue door", new="red roof").status, 204)
        self.assertEqual(self.log_in("blue door")[0], 401)
        status, jar = self.log_in("red roof")
        self.assertEqual(status, 204)
        self.assertEqual(self.browse(jar, "GET", "/dives").json(), {"diver": "anna", "dives": []})

    def test_the_password_of_one_member_is_nothing_to_another(self):
        _, jar = self.log_in("blue door")
        _, others = self.log_in("low bridge", "bo")
        self.assertEqual(self.browse(jar, "POST", "/password", old="blue door", new="red roof").status, 204)
        self.assertEqual(self.browse(others, "GET", "/dives").json(), {"diver": "bo", "dives": []})

    def test_without_login_it_is_401(self):
        self.assertEqual(self.log_in("green")[0], 401)
        self.assertEqual(self.browse({}, "GET", "/dives").status, 401)
        self.assertEqual(self.browse({}, "POST", "/dives", place="Red Sea").status, 401)
        self.assertEqual(self.browse({}, "POST", "/password", old="blue door", new="red").status, 401)
