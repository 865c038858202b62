from html.parser import HTMLParser

from oracle import OracleCase
from werkzeug.security import generate_password_hash

SITE = "https://parcels.example"


class Page(HTMLParser):
    """The fields of the page's form with their values, and the text of the element `current`."""

    def __init__(self, text):
        super().__init__()
        self.fields, self.current, self._in_current = {}, "", False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag in ("input", "textarea") and attributes.get("name"):
            self.fields[attributes["name"]] = attributes.get("value") or ""
        self._in_current = attributes.get("id") == "current"

    def handle_endtag(self, tag):
        self._in_current = False

    def handle_data(self, data):
        if self._in_current:
            self.current += data


class Functional(OracleCase):
    def setUp(self):
        accounts = {
            name: {
                "password_hash": generate_password_hash(password, method="pbkdf2:sha256:1000"),
                "address": "-",
            }
            for name, password in (("anna", "blue door"), ("bo", "red roof"))
        }
        accounts["anna"]["address"] = "Quay 1"
        self.app = self.solution.call("create_app", accounts, "a-key-for-the-test")
        self.jar = {}

    def browse(self, method, path, form=None):
        headers = {"Host": "parcels.example", "Referer": SITE + path, "Sec-Fetch-Site": "same-origin"}
        if method == "POST":
            headers["Origin"] = SITE
        if self.jar:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.jar.items())
        page = self.solution.request(method, path, headers=headers, form=form, scheme="https", app=self.app)
        self.jar.update({name: value for name, (value, _) in page.cookies.items()})
        return page

    def fill_in(self, path, **values):
        """Opens a page, fills in its form and sends it, with all that stands in its other fields."""
        page = self.browse("GET", path)
        self.assertEqual(page.status, 200)
        fields = Page(page.text).fields
        self.assertLessEqual(values.keys(), fields.keys())
        return self.browse("POST", path, {**fields, **values})

    def assertRedirects(self, page, path):
        self.assertIn(page.status, (301, 302, 303, 307, 308))
        self.assertEqual(page.header("Location").removeprefix(SITE).split("?")[0], path)

    def test_a_customer_logs_in_and_changes_the_address(self):
        self.assertRedirects(self.fill_in("/login", name="anna", password="blue door"), "/address")
        self.assertEqual(Page(self.browse("GET", "/address").text).current.strip(), "Quay 1")
        for address in ("Mill Lane 7", "Hill & Dale 3"):
            self.assertRedirects(self.fill_in("/address", address=address), "/address")
            self.assertEqual(Page(self.browse("GET", "/address").text).current.strip(), address)

    def test_a_wrong_password_is_401(self):
        self.assertEqual(self.fill_in("/login", name="anna", password="red roof").status, 401)
        self.assertRedirects(self.browse("GET", "/address"), "/login")

    def test_nobody_logged_in_leads_to_the_login(self):
        self.assertRedirects(self.browse("GET", "/address"), "/login")
        self.assertRedirects(self.browse("POST", "/address", {"address": "Mill Lane 7"}), "/login")
