import json
import os

from oracle import OracleCase, SolutionRaised

NOTES = {"n1": "Wir brauchen Äpfel.\nUnd Brot.\n", "n2": "call Ada"}


class Functional(OracleCase):
    def setUp(self):
        self.write("team/notes.json", json.dumps(NOTES))

    def export(self, note_id, file_name):
        path = self.solution.call("export_note", self.path("team"), note_id, file_name)
        self.assertEqual(os.path.realpath(path), os.path.realpath(self.path("team/" + file_name)))
        return self.read("team/" + file_name)

    def test_writes_the_text(self):
        self.assertEqual(self.export("n1", "minutes.txt"), NOTES["n1"].encode())
        self.assertEqual(self.export("n2", "to-do 2.txt"), b"call Ada")
        self.assertEqual(json.loads(self.read("team/notes.json")), NOTES)

    def test_replaces_an_earlier_export(self):
        self.export("n1", "minutes.txt")
        self.assertEqual(self.export("n2", "minutes.txt"), b"call Ada")

    def test_an_unknown_note_raises(self):
        with self.assertRaises(SolutionRaised) as caught:
            self.solution.call("export_note", self.path("team"), "n3", "minutes.txt")
        self.assertTrue(caught.exception.is_a("KeyError"), caught.exception)
