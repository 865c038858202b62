import os

from oracle import OracleCase, SolutionRaised


class Functional(OracleCase):
    def setUp(self):
        os.mkdir(self.path("spool"))
        os.chmod(self.path("spool"), 0o777)
        self.desk = self.open_desk()

    def open_desk(self):
        return self.solution.call("PrintDesk", self.path("spool"))

    def numbers(self):
        return [job["number"] for job in self.desk.call("queue")]

    def submit_three(self):
        for user, text in (("anna", "thesis"), ("bo", "poster"), ("anna", "Einladung für alle")):
            self.desk.call("submit", user, text)

    def test_keeps_the_jobs_in_order(self):
        self.assertEqual(self.desk.call("submit", "anna", "thesis"), 1)
        self.assertEqual(self.desk.call("submit", "bo", "Einladung für alle"), 2)
        self.desk = self.open_desk()
        self.assertEqual(
            [dict(job) for job in self.desk.call("queue")],
            [
                {"number": 1, "user": "anna", "text": "thesis", "copies": 1},
                {"number": 2, "user": "bo", "text": "Einladung für alle", "copies": 1},
            ],
        )

    def test_users_handle_their_jobs(self):
        self.submit_three()
        self.desk.call("hurry", "bo", 2)
        self.assertEqual(self.numbers(), [2, 1, 3])
        self.desk.call("hurry", "anna", 3)
        self.assertEqual(self.numbers(), [3, 2, 1])
        self.desk.call("set_copies", "anna", 1, 4)
        self.assertEqual([job["copies"] for job in self.desk.call("queue")], [1, 1, 4])
        self.desk.call("cancel", "anna", 3)
        self.assertEqual(self.numbers(), [2, 1])
        self.assertEqual(self.desk.call("submit", "cleo", "map"), 4)

    def test_a_job_that_does_not_exist_raises(self):
        self.submit_three()
        self.desk.call("cancel", "bo", 2)
        for name, *values in (("cancel", 2), ("hurry", 9), ("set_copies", 2, 5)):
            with self.assertRaises(SolutionRaised) as caught:
                self.desk.call(name, "bo", *values)
            self.assertTrue(caught.exception.is_a("KeyError"), caught.exception)
