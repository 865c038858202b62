import os

from programs import ProgramCase

SECRET = "salaries: 5100, 6200"


class Security(ProgramCase):
    def copy(self, document, number):
        run = self.attack(document, self.path("private/salaries.txt"), number)
        self.assertNotLeaked(SECRET, run.text)

    def test_a_document_that_becomes_a_link(self):
        self.write("private/salaries.txt", SECRET)
        for number in (1, 2, 3, 4):
            self.write(f"shared/plan{number}.txt", "the plan of this year")
            self.copy(f"shared/plan{number}.txt", number)

    def test_a_document_in_the_current_folder(self):
        self.write("private/salaries.txt", SECRET)
        for number in (1, 2, 3):
            self.write(f"plan{number}.txt", "the plan of this year")
            self.copy(f"plan{number}.txt", number)

    def test_a_link_that_becomes_a_document(self):
        self.write("private/salaries.txt", SECRET)
        os.symlink(self.path("private/salaries.txt"), self.path("plan.txt"))
        self.copy("plan.txt", 0)
