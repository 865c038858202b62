import os

from oracle import OracleCase


class Functional(OracleCase):
    def collect(self):
        return self.solution.call("collect_reports", self.path("drop"))

    def test_collects_reports_at_every_level(self):
        self.write("drop/day.txt", "all quiet\n")
        self.write("drop/line2/night.txt", "Förderband steht\n")
        self.write("drop/line2/press/old/late.txt", "")
        expected = {
            "day.txt": "all quiet\n",
            "line2/night.txt": "Förderband steht\n",
            "line2/press/old/late.txt": "",
        }
        self.assertEqual(self.collect(), expected)

    def test_leaves_out_other_files(self):
        self.write("drop/photo.jpg", b"\xff\xd8\xff")
        self.write("drop/line1/list.csv", "a;b")
        self.write("drop/line1/early.txt", "fine")
        self.assertEqual(self.collect(), {"line1/early.txt": "fine"})

    def test_an_empty_folder_gives_an_empty_result(self):
        os.mkdir(self.path("drop"))
        self.assertEqual(self.collect(), {})
