from oracle import OracleCase, SolutionRaised


class Functional(OracleCase):
    def setUp(self):
        self.script = self.solution.call("Script")
        self.script.call("add", "Storm", "A ship at sea.")
        self.script.call("add", "Island", "A beach.")

    def assert_raises(self, kind, *call):
        with self.assertRaises(SolutionRaised) as caught:
            self.script.call(*call)
        self.assertTrue(caught.exception.is_a(kind), caught.exception)

    def test_authors_edit_in_turn(self):
        self.assertEqual(self.script.call("start", "anna", "Storm"), "A ship at sea.")
        self.script.call("save", "anna", "Storm", "A ship at sea. Thunder.")
        self.assert_raises("PermissionError", "start", "bo", "Storm")
        self.assertEqual(self.script.call("start", "bo", "Island"), "A beach.")
        self.script.call("stop", "anna", "Storm")
        self.assertEqual(self.script.call("start", "bo", "Storm"), "A ship at sea. Thunder.")

    def test_an_author_takes_over(self):
        self.script.call("start", "anna", "Storm")
        self.assertEqual(self.script.call("take_over", "bo", "Storm"), "A ship at sea.")
        self.script.call("save", "bo", "Storm", "Waves.")
        self.assertEqual(self.script.call("text_of", "Storm"), "Waves.")
        self.assert_raises("PermissionError", "start", "anna", "Storm")

    def test_the_list_of_the_scenes(self):
        self.assertEqual(list(self.script.call("scenes")), ["Island", "Storm"])
        self.script.call("rename", "cleo", "Storm", "Tempest")
        self.script.call("cut", "bo", "Island")
        self.assertEqual(list(self.script.call("scenes")), ["Tempest"])
        self.assertEqual(self.script.call("start", "anna", "Tempest"), "A ship at sea.")

    def test_a_scene_that_does_not_exist(self):
        for call in (("start", "anna", "Wood"), ("save", "anna", "Wood", "x"), ("cut", "anna", "Wood")):
            self.assert_raises("KeyError", *call)
