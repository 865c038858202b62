from html.parser import HTMLParser

from oracle import OracleCase, SolutionRaised
from werkzeug.security import generate_password_hash

SITE = "https://parcels.example"
HERS, THEIRS = "Quay 1", "Thieves Den 9"


class Fields(HTMLParser):
    """The fields of the page's form with their values."""

    def __init__(self, text):
        super().__init__()
        self.values = {}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag in ("input", "textarea") and attributes.get("name"):
            self.values[attributes["name"]] = attributes.get("value") or ""


class Browser:
    """A browser that sends other sites' requests along with the cookies that it may send there."""

    def __init__(self, case):
        self.case, self.jar = case, {}

    def send(self, method, path, cookies, headers, **options):
        headers = {"Host": "parcels.example", **headers}
        if cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, (value, _) in cookies.items())
        page = self.case.solution.request(
            method, path, headers=headers, scheme="https", app=self.case.app, **options
        )
        self.jar.update(page.cookies)
        return page

    def own(self, method, path, form=None):
        headers = {"Referer": SITE + path, "Sec-Fetch-Site": "same-origin"}
        if method == "POST":
            headers["Origin"] = SITE
        return self.send(method, path, self.jar, headers, form=form)

    def log_in(self, name, password):
        form = Fields(self.own("GET", "/login").text).values
        self.own("POST", "/login", {**form, "name": name, "password": password})

    def cookies_for(self, *same_site):
        """The cookies whose attribute SameSite is one of these, or says nothing that a browser knows."""
        known = {"lax", "strict"} - set(same_site)
        return {
            name: (value, attributes)
            for name, (value, attributes) in self.jar.items()
            if str(attributes.get("samesite", "none")).lower() not in known
        }

    def post_from_elsewhere(self, path, form, origin, referer):
        headers = {"Origin": origin, "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
        if referer:
            headers["Referer"] = referer
        self.send("POST", path, self.cookies_for(), headers, form=form)

    def follow_link_from_elsewhere(self, path, query):
        headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
        self.send("GET", path, self.cookies_for("lax"), headers, query=query)


class Security(OracleCase):
    def setUp(self):
        accounts = {
            name: {
                "password_hash": generate_password_hash(password, method="pbkdf2:sha256:1000"),
                "address": "-",
            }
            for name, password in (("anna", "blue door"), ("mallory", "red roof"))
        }
        accounts["anna"]["address"] = HERS
        self.app = self.solution.call("create_app", accounts, "a-key-for-the-test")
        self.anna = Browser(self)
        self.anna.log_in("anna", "blue door")

    def attack(self, send, *args):
        try:
            send(*args)
        except SolutionRaised:
            pass
        # A new login: the attack may have ended the one before.
        browser = Browser(self)
        browser.log_in("anna", "blue door")
        page = browser.own("GET", "/address").text
        if THEIRS in page and HERS not in page:
            self.attack_succeeded(f"another site changed the address, by {send.__name__}{args}")

    def attack_with_form(self, form):
        for origin, referer in (
            ("https://evil.example", "https://evil.example/win"),
            ("https://evil.example", "https://evil.example/?parcels.example"),
            ("https://parcels.example.evil.example", "https://parcels.example.evil.example/"),
            ("null", None),
        ):
            self.attack(
                self.anna.post_from_elsewhere, "/address", {**form, "address": THEIRS}, origin, referer
            )

    def test_a_form_on_another_site_before_the_page_was_opened(self):
        self.attack_with_form({})

    def test_a_form_on_another_site_after_the_page_was_opened(self):
        self.anna.own("GET", "/address")
        self.attack_with_form({})
        self.attack_with_form({"token": "", "csrf_token": "", "_csrf_token": "", "csrf": ""})

    def test_a_form_with_what_the_attackers_own_form_holds(self):
        self.anna.own("GET", "/address")
        mallory = Browser(self)
        mallory.log_in("mallory", "red roof")
        self.attack_with_form(Fields(mallory.own("GET", "/address").text).values)

    def test_a_link_on_another_site(self):
        self.anna.own("GET", "/address")
        self.attack(self.anna.follow_link_from_elsewhere, "/address", {"address": THEIRS})
