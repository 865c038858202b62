from oracle import OracleCase, SolutionRaised

SECRET = "the-board-minutes-7731"


class Security(OracleCase):
    def setUp(self):
        self.write("reports/annual.txt", "the annual report")
        self.write("minutes.txt", SECRET)
        self.write("reports-private/minutes.txt", SECRET)
        self.app = self.solution.call("create_app", self.path("reports"))

    def fetch(self, name):
        try:
            page = self.solution.get_page("/reports", query={"name": name}, app=self.app)
        except SolutionRaised:
            return
        self.assertNotLeaked(SECRET, page)

    def test_dots_do_not_leave_the_folder(self):
        for name in ("../minutes.txt", "2024/../../minutes.txt", "....//minutes.txt", "..\\minutes.txt"):
            self.fetch(name)

    def test_an_absolute_path_is_not_served(self):
        self.fetch(self.path("minutes.txt"))

    def test_a_sibling_with_the_same_prefix_is_not_served(self):
        self.fetch("../reports-private/minutes.txt")
