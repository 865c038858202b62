import os

from oracle import OracleCase

CALLS = 300
"""More than the number of files that the process may have open, which is 256."""

GOOD = [{"name": "ada", "state": "up", "load": 40}]


class Security(OracleCase):
    def setUp(self):
        os.mkdir(self.path("public"))
        os.chmod(self.path("public"), 0o777)

    def publish(self, reports):
        return self.solution.attempt("publish_board", self.path("public/board.txt"), reports)

    def publish_often(self, reports):
        """Calls with `reports` until the process has no descriptors left, if it comes to that."""
        self.solution.call("publish_board", self.path("public/board.txt"), GOOD)
        for _ in range(CALLS):
            self.publish(reports)
        error = self.publish(GOOD).raised
        if error:
            self.attack_succeeded(f"after {CALLS} calls the service works no more: {error}")

    def test_after_many_calls(self):
        self.publish_often(GOOD)

    def test_after_many_reports_that_lack_a_key(self):
        self.publish_often(GOOD + [{"name": "cy", "state": "up"}])

    def test_after_many_reports_with_an_odd_state(self):
        self.publish_often(GOOD + [{"name": "cy", "state": "lost", "load": 0}])
