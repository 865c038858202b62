from programs import ProgramCase


class Functional(ProgramCase):
    def hook(self, command, **job):
        words = [word for pair in job.items() for word in pair]
        return self.run_well(command, *words)

    def test_values_are_put_in(self):
        said = self.hook(
            "echo {customer} {title} >> finished.txt; touch last-job", customer="Anna Berg", title="Menu 2026"
        )
        self.assertEqual(said, "status 0\n")
        self.assertEqual(self.read("finished.txt"), b"Anna Berg Menu 2026\n")
        self.assertEqual(self.exists("last-job"), True)

    def test_a_value_is_one_argument(self):
        self.write("in/Anna Berg.txt", "two pages")
        self.assertEqual(self.hook("cp {file} out.txt", file="in/Anna Berg.txt"), "status 0\n")
        self.assertEqual(self.read("out.txt"), b"two pages")

    def test_exit_status_and_unknown_names(self):
        self.assertEqual(self.hook("exit 7", title="x"), "status 7\n")
        self.assertEqual(self.hook("echo {price} {title} > out.txt", title="x"), "status 0\n")
        self.assertEqual(self.read("out.txt"), b"{price} x\n")
