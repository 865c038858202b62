from programs import ProgramCase


class Security(ProgramCase):
    def test_two_workers(self):
        self.write("jobs/readme", "jobs of the night")
        for job in ("scene 4", "scene 5"):
            run = self.attack("race", self.path("jobs"), job)
            if "both have it" in run.text:
                self.attack_succeeded("two workers were told that the job is theirs")
