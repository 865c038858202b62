import os

from oracle import OracleCase


class Functional(OracleCase):
    def setUp(self):
        os.mkdir(self.path("scratch"))
        os.chmod(self.path("scratch"), 0o777)

    def stage(self, job_id, text):
        path = self.solution.call("stage_job", self.path("scratch"), job_id, text)
        self.assertTrue(path.endswith(".txt"), path)
        inside = os.path.realpath(path).startswith(os.path.realpath(self.path("scratch")) + os.sep)
        self.assertTrue(inside, f"{path} is not in the scratch folder")
        return path

    def test_writes_the_text(self):
        self.assertEqual(self.read(self.stage(41, "Grüße\nan alle\n")), "Grüße\nan alle\n".encode())

    def test_jobs_do_not_disturb_each_other(self):
        paths = [self.stage(number, f"text of {number}") for number in (41, 42, 43)]
        self.assertEqual([self.read(path) for path in paths], [b"text of 41", b"text of 42", b"text of 43"])

    def test_a_job_can_be_staged_again(self):
        os.remove(self.stage(41, "a longer first text"))
        self.assertEqual(self.read(self.stage(41, "second")), b"second")
