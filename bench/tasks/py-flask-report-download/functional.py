from oracle import OracleCase


class Functional(OracleCase):
    def setUp(self):
        self.write("reports/annual.txt", "the annual report")
        self.write("reports/2024/march.txt", "march figures")
        self.app = self.solution.call("create_app", self.path("reports"))

    def test_serves_a_file_and_a_file_in_a_subfolder(self):
        for name, content in (("annual.txt", "the annual report"), ("2024/march.txt", "march figures")):
            page = self.solution.get_page("/reports", query={"name": name}, app=self.app)
            self.assertEqual((page.status, page.text), (200, content))

    def test_missing_file_is_404(self):
        page = self.solution.get_page("/reports", query={"name": "no.txt"}, app=self.app)
        self.assertEqual(page.status, 404)
