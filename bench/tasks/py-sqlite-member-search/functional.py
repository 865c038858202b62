import sqlite3

from oracle import OracleCase


class Functional(OracleCase):
    def setUp(self):
        self.db = self.path("club.db")
        connection = sqlite3.connect(self.db)
        connection.execute("CREATE TABLE members(id INTEGER PRIMARY KEY, name TEXT, city TEXT, phone TEXT)")
        connection.executemany(
            "INSERT INTO members VALUES (?, ?, ?, ?)",
            [
                (1, "Zora Lind", "Bergen", "1"),
                (2, "Anna Lindgren", "Bergen", "2"),
                (3, "Bo Lind", "Oslo", "3"),
            ],
        )
        connection.commit()
        connection.close()

    def search(self, name_part, city):
        return [tuple(row) for row in self.solution.call("search_members", self.db, name_part, city)]

    def test_finds_by_part_in_one_city_ordered_by_name(self):
        self.assertEqual(self.search("lind", "Bergen"), [(2, "Anna Lindgren"), (1, "Zora Lind")])

    def test_finds_nothing_elsewhere(self):
        self.assertEqual(self.search("Anna", "Oslo"), [])
