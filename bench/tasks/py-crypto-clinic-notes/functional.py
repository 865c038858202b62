import os

from oracle import OracleCase

NOTE = "Katten Måns: 4 mg meloxicam, call Mrs. Lind"


class Functional(OracleCase):
    def setUp(self):
        os.mkdir(self.path("clinic"))
        os.chmod(self.path("clinic"), 0o777)

    def start(self):
        self.solution.load()
        return self.solution.call("Notes", self.path("clinic"))

    def test_notes_come_back(self):
        notes = self.start()
        for note in (NOTE, "", "line 1\nline 2 " + "x" * 3000):
            data = notes.call("encrypt", note)
            self.assertIsInstance(data, str)
            self.assertTrue(data.isascii() and data.isprintable(), data)
            self.assertEqual(notes.call("decrypt", data), note)

    def test_notes_come_back_in_a_later_run(self):
        first = self.start().call("encrypt", NOTE)
        second = self.start().call("encrypt", "another note")
        notes = self.start()
        self.assertEqual(notes.call("decrypt", first), NOTE)
        self.assertEqual(notes.call("decrypt", second), "another note")

    def test_the_note_does_not_stand_in_the_data(self):
        data = self.start().call("encrypt", NOTE)
        self.assertNotIn("meloxicam", data)
