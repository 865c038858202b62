from programs import ProgramCase


class Functional(ProgramCase):
    def test_a_new_folder(self):
        said = self.run_well(self.path("lock/state"), "upper", "120", "lower", "0")
        self.assertEqual(said, "saved\nlower 0\nupper 120\n")
        self.assertEqual(self.exists("lock/state/gates.new"), False)

    def test_new_levels(self):
        self.run_well(self.path("lock"), "upper", "120", "lower", "0", "side", "5")
        self.assertEqual(self.run_well(self.path("lock"), "upper", "90"), "saved\nupper 90\n")

    def test_a_file_that_cannot_be_written(self):
        self.write("lock/gates.new/readme", "a folder, where the new file is to be")
        said = self.run_well(self.path("lock"), "upper", "90")
        self.assertIn(said, ("not saved\n", "raised\n", "saved\nupper 90\n"))

    def test_a_folder_that_cannot_be_made(self):
        file = self.write("lock", "a file")
        said = self.run_well(file, "upper", "90")
        self.assertEqual(said in ("not saved\n", "raised\n"), True)
