import sqlite3

from oracle import OracleCase


class Functional(OracleCase):
    def add(self, name, *entry):
        return self.solution.call("add_entry", self.path(name), *entry)

    def entries(self, name):
        connection = sqlite3.connect(self.path(name))
        try:
            return connection.execute("SELECT day, mood, note FROM entries ORDER BY day").fetchall()
        finally:
            connection.close()

    def test_creates_the_journal_and_its_folders(self):
        name = "home/.local/share/moods/journal.db"
        self.assertEqual(self.add(name, "2026-03-14", 4, "Sonne ☀"), 1)
        self.assertEqual(self.add(name, "2026-03-13", 2, "it's raining"), 2)
        expected = [("2026-03-13", 2, "it's raining"), ("2026-03-14", 4, "Sonne ☀")]
        self.assertEqual(self.entries(name), expected)

    def test_replaces_the_entry_of_a_day(self):
        self.add("journal.db", "2026-03-14", 4, "sun")
        self.assertEqual(self.add("journal.db", "2026-03-14", 1, "hail"), 1)
        self.assertEqual(self.entries("journal.db"), [("2026-03-14", 1, "hail")])
