from oracle import OracleCase


class Functional(OracleCase):
    def setUp(self):
        self.write("site/index.html", "Welcome")
        self.write("site/guide/first steps.html", "Bring boots – and water")
        self.write("site/staff/rota.html", "Monday: Zora")
        self.write("site/staff-wanted.html", "Keeper for the seals")

    def read_page(self, target, is_staff=False):
        return self.solution.call("read_page", self.path("site"), target, is_staff)

    def test_gives_everybody_the_public_pages(self):
        for is_staff in (False, True):
            self.assertEqual(self.read_page("/index.html", is_staff), "Welcome")
            self.assertEqual(self.read_page("/guide/first%20steps.html", is_staff), "Bring boots – and water")
            self.assertEqual(self.read_page("/staff-wanted.html", is_staff), "Keeper for the seals")

    def test_a_page_that_does_not_exist_is_none(self):
        self.assertIsNone(self.read_page("/guide/last.html"))

    def test_gives_the_staff_their_pages(self):
        self.assertEqual(self.read_page("/staff/rota.html", True), "Monday: Zora")
        attempt = self.solution.attempt("read_page", self.path("site"), "/staff/rota.html", False)
        self.assertTrue(attempt.raised and attempt.raised.is_a("PermissionError"))
