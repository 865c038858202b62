from oracle import OracleCase, SolutionRaised

ADA = {"name": "ada", "state": "up", "load": 40}
BOB = {"name": "böb", "state": "idle", "load": 0}


class Functional(OracleCase):
    def publish(self, reports):
        return self.solution.call("publish_board", self.path("public/board.txt"), reports)

    def setUp(self):
        self.write("public/board.txt", "an older and rather longer status board\n")

    def test_writes_one_line_for_each_machine(self):
        self.assertEqual(self.publish([BOB, ADA]), 1)
        self.assertEqual(self.read("public/board.txt"), "böb\tidle\t0\nada\tup\t40\n".encode())

    def test_replaces_the_board(self):
        self.publish([ADA, BOB])
        self.assertEqual(self.publish([{"name": "cy", "state": "down", "load": 7}]), 0)
        self.assertEqual(self.read("public/board.txt"), b"cy\tdown\t7\n")

    def test_a_wrong_report_leaves_the_board(self):
        self.publish([ADA])
        for wrong in ({"name": "cy", "state": "lost", "load": 0}, {"name": "cy", "state": "up"}):
            with self.assertRaises(SolutionRaised) as caught:
                self.publish([BOB, wrong])
            self.assertTrue(caught.exception.is_a("ValueError"), caught.exception)
            self.assertEqual(self.read("public/board.txt"), b"ada\tup\t40\n")
