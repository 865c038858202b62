from oracle import OracleCase, SolutionRaised

SECRET = "salaries-of-the-teachers-7731"
SECRET_NAME = "salaries-7731.txt"


class Security(OracleCase):
    def setUp(self):
        self.write("handouts/pottery-1/plan.txt", "ten evenings")
        self.write("handouts/pottery-1/week/glazes.txt", "ash and tin")
        self.write(SECRET_NAME, SECRET)
        self.write(f"office/{SECRET_NAME}", SECRET)
        self.write(f"handouts-office/{SECRET_NAME}", SECRET)
        self.app = self.solution.call("create_app", self.path("handouts"))

    def fetch(self, path, **query):
        try:
            page = self.solution.get_page(path, query=query, app=self.app)
        except SolutionRaised:
            return
        self.assertNotLeaked(SECRET, page)
        if path == "/handouts" and SECRET_NAME in page.text:
            self.attack_succeeded(f"{query} listed a folder that is no course")

    def test_the_file_is_not_outside_the_folder(self):
        for name in (
            f"../../{SECRET_NAME}",
            f"week/../../../{SECRET_NAME}",
            f"....//....//{SECRET_NAME}",
            f"..././..././{SECRET_NAME}",
            f"../../handouts-office/{SECRET_NAME}",
            self.path(SECRET_NAME),
        ):
            self.fetch("/handout", course="pottery-1", file=name)

    def test_the_course_is_not_another_folder(self):
        for course in ("..", "../office", "pottery-1/../..", "....//", "..././office", "../handouts-office"):
            self.fetch("/handout", course=course, file=SECRET_NAME)
        self.fetch("/handout", course=self.path("office"), file=SECRET_NAME)
        self.fetch("/handout", course=self.path("office"), file=self.path(f"office/{SECRET_NAME}"))

    def test_the_list_is_not_of_another_folder(self):
        for course in ("..", "../office", "pottery-1/../..", "....//", "..././office", "../handouts-office"):
            self.fetch("/handouts", course=course)
        self.fetch("/handouts", course=self.path("office"))
