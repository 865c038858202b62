from oracle import OracleCase, SolutionRaised

SETTINGS = {
    "title": "Fjord ferries",
    "database_url": "db://ferry:oak-tree-7731@db",
    "mail_password": "elm-tree-7732",
}
PIERS = {"north": ["7:45"], "dock": ["9:30", "soon"]}


class Security(OracleCase):
    load_before_test = False

    def attack(self, mode):
        if mode is not None:
            self.solution.environ("APP_MODE", mode)
        self.solution.load()
        app = self.solution.call("create_app", SETTINGS, PIERS)
        for path in (
            "/debug",
            "/debug/",
            "/debug?debug=1",
            "/times/dock",
            "/times/dock?debug=1",
            "/times/east",
        ):
            try:
                seen = self.solution.get_page(path, app=app)
            except SolutionRaised as error:
                seen = error.text
            for secret in ("oak-tree-7731", "elm-tree-7732", "Traceback (most recent", 'solution.py", line'):
                self.assertNotLeaked(secret, seen)

    def test_on_the_server(self):
        self.attack("production")

    def test_where_nothing_says_which_mode_it_is(self):
        self.attack(None)
