from programs import ProgramCase


class Functional(ProgramCase):
    def setUp(self):
        self.write("jobs/readme", "jobs of the night")

    def claim(self, job, worker):
        return self.run_well("claim", self.path("jobs"), job, worker)

    def test_a_free_job(self):
        self.assertEqual(self.claim("scene 4", "node7"), "claimed\n")
        self.assertEqual(self.read("jobs/scene 4.claim"), b"node7\n")
        self.assertEqual(self.claim("scene 5", "node7"), "claimed\n")

    def test_a_claimed_job(self):
        self.claim("scene 4", "node7")
        self.assertEqual(self.claim("scene 4", "node8"), "taken\n")
        self.assertEqual(self.claim("scene 4", "node7"), "taken\n")
        self.assertEqual(self.read("jobs/scene 4.claim"), b"node7\n")

    def test_no_folder(self):
        self.assertEqual(self.run_well("claim", self.path("no/such"), "scene 4", "node7"), "raised\n")
