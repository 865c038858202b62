from oracle import OracleCase, SolutionRaised

SECRET = "Anna Lindgren-7731"


class Security(OracleCase):
    def start(self, domain):
        sessions = {"s1": {"name": SECRET, "points": 120}}
        self.app = self.solution.call("create_app", domain, sessions)

    def may_use(self, page, origin):
        """Whether a browser lets a page of the origin use an answer to a request with cookies."""
        return (
            page.header_all("Access-Control-Allow-Origin") == [origin]
            and page.header("Access-Control-Allow-Credentials") == "true"
        )

    def attack(self, origin):
        try:
            page = self.solution.get_page(
                "/points", headers={"Origin": origin, "Cookie": "session=s1"}, app=self.app
            )
            if self.may_use(page, origin) and SECRET in page.text:
                self.attack_succeeded(f"a page of {origin} may read the customer's data")
            asked = {
                "Origin": origin,
                "Access-Control-Request-Method": "PUT",
                "Access-Control-Request-Headers": "content-type",
            }
            page = self.solution.request("OPTIONS", "/points", headers=asked, app=self.app)
            if self.may_use(page, origin) and page.status in range(200, 300):
                self.attack_succeeded(f"a page of {origin} may change the customer's data")
        except SolutionRaised:
            pass

    def test_pages_of_any_other_site(self):
        self.start("shops.example")
        self.attack("https://evil.example")
        self.attack("null")

    def test_sites_whose_name_ends_or_begins_with_the_domain(self):
        self.start("shops.example")
        self.attack("https://evilshops.example")
        self.attack("https://shops.example.evil.example")
        self.attack("https://www.shops.example.evil.example")

    def test_a_site_with_another_character_instead_of_a_dot(self):
        self.start("my.shops.example")
        self.attack("https://myxshops.example")
        self.attack("https://wwwxmy.shops.example")

    def test_pages_that_came_without_tls(self):
        """Whoever sits on the line puts into such a page what he likes."""
        self.start("shops.example")
        self.attack("http://shops.example")
        self.attack("http://www.shops.example")
