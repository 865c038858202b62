from oracle import OracleCase

SECRET = "gate-code-5518"


class Security(OracleCase):
    def setUp(self):
        self.write("site/index.html", "Welcome")
        self.write("site/guide/map.html", "Map")
        self.write("site/staff/rota.html", SECRET)

    def attack(self, *targets):
        for target in targets:
            self.assertNotLeaked(
                SECRET, self.solution.attempt("read_page", self.path("site"), target, False)
            )

    def test_encoded_letters_do_not_hide_the_folder(self):
        self.attack("/%73taff/rota.html", "/staf%66/rota.html", "/%73%74%61%66%66/rota.html")

    def test_encoded_separators_do_not_hide_the_folder(self):
        self.attack("/staff%2frota.html", "/%2fstaff/rota.html", "%2fstaff%2frota.html", "%2Fstaff/rota.html")

    def test_a_detour_does_not_hide_the_folder(self):
        self.attack(
            "//staff/rota.html",
            "/./staff/rota.html",
            "/%2e/staff/rota.html",
            "/guide/../staff/rota.html",
            "/guide/%2e%2e/staff/rota.html",
            "/guide/..%2fstaff/rota.html",
            "/../site/staff/rota.html",
            "staff/rota.html",
        )

    def test_an_address_that_is_encoded_twice_does_not_hide_the_folder(self):
        self.attack("/%2573taff/rota.html", "/staff%252frota.html", "/guide/%252e%252e/staff/rota.html")

    def test_no_address_leads_out_of_the_site(self):
        self.write("keys.html", SECRET)
        self.write("site-old/staff.html", SECRET)
        for target in ("keys.html", "site-old/staff.html"):
            self.attack(f"/../{target}", f"/guide/../../{target}", f"/..%2f{target}", f"/%2e%2e/{target}")
            self.attack("/" + self.path(target), self.path(target))
