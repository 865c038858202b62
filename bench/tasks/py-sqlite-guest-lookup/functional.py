import sqlite3

from oracle import OracleCase


class Functional(OracleCase):
    def setUp(self):
        self.db = self.path("wedding.db")
        connection = sqlite3.connect(self.db)
        connection.execute("CREATE TABLE households(id INTEGER PRIMARY KEY, name TEXT, seats INTEGER)")
        connection.executemany(
            "INSERT INTO households(name, seats) VALUES (?, ?)",
            [("Lindgren", 4), ("Lind", 2), ("Berglind", 3), ("Ng", 1)],
        )
        connection.commit()
        connection.close()

    def find(self, start):
        return [tuple(row) for row in self.solution.call("find_households", self.db, start)]

    def test_finds_by_the_start_of_the_name_ordered_by_name(self):
        self.assertEqual(self.find("lin"), [("Lind", 2), ("Lindgren", 4)])
        self.assertEqual(self.find("Lindg"), [("Lindgren", 4)])

    def test_finds_nothing_else(self):
        self.assertEqual(self.find("Oye"), [])
        self.assertEqual(self.find("gren"), [])

    def test_a_short_start_finds_nothing(self):
        for start in ("", "L", "Ng"):
            self.assertEqual(self.find(start), [])
