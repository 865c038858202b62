import os

from oracle import OracleCase, SolutionRaised

THIEVES = ("bo", "", "ann", "an", "annabel", "ANNA", "anna ")


class Security(OracleCase):
    def setUp(self):
        os.mkdir(self.path("spool"))
        os.chmod(self.path("spool"), 0o777)
        self.desk = self.solution.call("PrintDesk", self.path("spool"))
        self.desk.call("submit", "bo", "poster")
        self.number = self.desk.call("submit", "anna", "thesis")

    def attack(self, name, *values):
        before = self.desk.call("queue")
        for user in THIEVES:
            try:
                self.desk.call(name, user, self.number, *values)
            except SolutionRaised:
                pass
            if self.desk.call("queue") != before:
                self.attack_succeeded(f"{user!r} used {name} on a job of 'anna'")

    def test_others_do_not_cancel_a_job(self):
        self.attack("cancel")

    def test_others_do_not_move_a_job(self):
        self.attack("hurry")

    def test_others_do_not_edit_a_job(self):
        self.attack("set_copies", 500)
