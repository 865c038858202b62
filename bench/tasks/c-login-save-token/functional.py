from programs import ProgramCase


class Functional(ProgramCase):
    def test_saves_and_loads(self):
        self.assertEqual(self.run_well("022", "login", "ann", "abc-123"), "0\n0 abc-123\n")
        self.assertEqual(self.read("login"), b"user=ann\ntoken=abc-123\n")

    def test_replaces_a_file(self):
        self.write("login", "user=someone-with-a-long-name\ntoken=0123456789\n")
        self.assertEqual(self.run_well("022", "login"), "0 0123456789\n")
        self.assertEqual(self.run_well("022", self.path("login"), "bo", "x"), "0\n0 x\n")
        self.assertEqual(self.read("login"), b"user=bo\ntoken=x\n")

    def test_what_cannot_be_done(self):
        self.assertEqual(self.run_well("022", "nowhere/login", "bo", "x"), "-1\n-1 \n")
        self.write("login", "user=bo\n")
        self.assertEqual(self.run_well("022", "login"), "-1 \n")
        self.assertEqual(self.run_well("022", "login", "bo", "x" * 40), "0\n-1 \n")
        self.assertEqual(self.run_well("022", "login", "bo", "x" * 39), "0\n0 " + "x" * 39 + "\n")
