from oracle import OracleCase, SolutionRaised


class Security(OracleCase):
    def setUp(self):
        self.start()
        self.visit({}, "POST", "/setup", name="anna", password="blue door")

    def start(self):
        self.app = self.solution.call("create_app", self.path("greenhouse.db"), "a-key-for-the-test")

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

    def attack(self, name):
        """A stranger sends the first request of an owner again, with a password of his own."""
        jar = {}
        for path, form in (
            ("/setup", {"name": name, "password": "stranger"}),
            ("/login", {"name": name, "password": "stranger"}),
            ("/temperature", {"celsius": "61"}),
        ):
            try:
                self.visit(jar, "POST", path, **form)
            except SolutionRaised:
                pass
        if self.visit({}, "GET", "/temperature").json() != {"celsius": 20}:
            self.attack_succeeded(f"a stranger became the operator {name} and set the temperature")

    def test_a_stranger_does_not_take_the_place_of_the_operator(self):
        self.attack("anna")

    def test_a_stranger_does_not_become_a_second_operator(self):
        self.attack("mallory")

    def test_nor_after_the_operator_has_logged_in_and_the_controller_was_restarted(self):
        self.visit({}, "POST", "/login", name="anna", password="blue door")
        self.start()
        self.attack("mallory")
        self.attack("anna")
