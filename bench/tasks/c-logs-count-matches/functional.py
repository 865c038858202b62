from programs import ProgramCase

LOG = "GET /shop/ 200\nGET /news/ 404\nPUT /shop/ 200\nGET /shopping 200\n"


class Functional(ProgramCase):
    def setUp(self):
        self.write("access.log", LOG)
        self.write("old logs/a.log", LOG + LOG)

    def test_counts_lines(self):
        self.assertEqual(self.run_well("^GET /(shop|news)/ ", "access.log"), "2\n")
        self.assertEqual(self.run_well(" 20[0-9]", self.path("access.log")), "3\n")
        self.assertEqual(self.run_well("^PUT", "access.log"), "1\n")

    def test_nothing_matches(self):
        self.assertEqual(self.run_well("DELETE .*", "access.log"), "0\n")

    def test_errors(self):
        self.assertEqual(self.run_well("GET", "missing.log"), "-1\n")
        self.assertEqual(self.run_well("GET (", "access.log"), "-1\n")
