from oracle import OracleCase, SolutionRaised


class Functional(OracleCase):
    def setUp(self):
        self.space = self.solution.call("Makerspace", "mira")
        for name in ("anna", "bo", "cleo"):
            self.space.call("join", name)

    def may(self, machine):
        return [self.space.call("may_use", name, machine) for name in ("anna", "bo", "cleo", "mira")]

    def assert_raises(self, kind, *call):
        with self.assertRaises(SolutionRaised) as caught:
            self.space.call(*call)
        self.assertTrue(caught.exception.is_a(kind), caught.exception)

    def test_instructors_train_members(self):
        self.space.call("appoint", "mira", "anna", "lathe")
        self.space.call("train", "anna", "bo", "lathe")
        self.space.call("train", "mira", "cleo", "laser")
        self.assertEqual(self.may("lathe"), [True, True, False, False])
        self.assertEqual(self.may("laser"), [False, False, True, False])

    def test_only_some_may_do_it(self):
        self.space.call("appoint", "mira", "anna", "lathe")
        self.space.call("train", "anna", "bo", "lathe")
        self.assert_raises("PermissionError", "train", "bo", "cleo", "lathe")
        self.assert_raises("PermissionError", "train", "anna", "cleo", "laser")
        self.assert_raises("PermissionError", "appoint", "anna", "cleo", "lathe")
        self.assert_raises("PermissionError", "dismiss", "bo", "anna", "lathe")
        self.space.call("dismiss", "mira", "anna", "lathe")
        self.assert_raises("PermissionError", "train", "anna", "cleo", "lathe")
        self.assertEqual(self.may("lathe"), [True, True, False, False])

    def test_members_come_and_go(self):
        self.assert_raises("ValueError", "join", "bo")
        self.space.call("leave", "bo")
        self.assert_raises("ValueError", "leave", "bo")
        self.assert_raises("ValueError", "train", "mira", "bo", "lathe")
        self.assert_raises("ValueError", "appoint", "mira", "dan", "lathe")
        self.space.call("join", "bo")
        self.space.call("train", "mira", "bo", "lathe")
        self.assertEqual(self.may("lathe"), [False, True, False, False])
