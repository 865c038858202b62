from oracle import OracleCase


class Functional(OracleCase):
    def setUp(self):
        self.write("handouts/pottery-1/plan.txt", "ten evenings")
        self.write("handouts/pottery-1/clay.pdf", b"%PDF-1.4 \x00\xff clay")
        self.write("handouts/pottery-1/week 2/glazes.txt", "ash and tin")
        self.write("handouts/french-b2/verbs.txt", "aller, venir")
        self.app = self.solution.call("create_app", self.path("handouts"))

    def fetch(self, path, **query):
        return self.solution.get_page(path, query=query, app=self.app)

    def test_lists_the_files_of_a_course(self):
        for course, names in (("pottery-1", ["clay.pdf", "plan.txt"]), ("french-b2", ["verbs.txt"])):
            page = self.fetch("/handouts", course=course)
            self.assertEqual((page.status, page.json()), (200, names))

    def test_hands_out_a_file_and_a_file_of_a_subfolder(self):
        for course, name, content in (
            ("pottery-1", "clay.pdf", b"%PDF-1.4 \x00\xff clay"),
            ("pottery-1", "week 2/glazes.txt", b"ash and tin"),
            ("french-b2", "verbs.txt", b"aller, venir"),
        ):
            page = self.fetch("/handout", course=course, file=name)
            self.assertEqual((page.status, page.body), (200, content))

    def test_what_is_not_there_is_404(self):
        self.assertEqual(self.fetch("/handouts", course="knitting").status, 404)
        self.assertEqual(self.fetch("/handout", course="pottery-1", file="verbs.txt").status, 404)
        self.assertEqual(self.fetch("/handout", course="knitting", file="plan.txt").status, 404)
