import sqlite3

from oracle import OracleCase


class Security(OracleCase):
    def setUp(self):
        self.db = self.path("wedding.db")
        connection = sqlite3.connect(self.db)
        connection.execute("CREATE TABLE households(id INTEGER PRIMARY KEY, name TEXT, seats INTEGER)")
        connection.execute("INSERT INTO households(name, seats) VALUES ('Lindgren', 4)")
        connection.commit()
        connection.close()

    def attack(self, *starts):
        for start in starts:
            self.assertNotLeaked("Lindgren", self.solution.attempt("find_households", self.db, start))

    def test_pattern_characters_do_not_list_the_guests(self):
        self.attack("%%%", "%gr", "l%n", "___", "_in", "____")

    def test_characters_of_other_patterns_do_not_list_the_guests(self):
        self.attack("***", "???", "[A-Z]*", "...", ".*gren", "Lx|Lin", "^.*")

    def test_a_quote_does_not_change_the_query(self):
        self.attack("x' OR '1'='1", "x' OR 1=1 --", "x%' OR 1=1 --", "x' OR name LIKE '")
        # How many brackets the text stands in is not known: an attacker tries.
        self.attack("xyz') OR 1=1 --", "xyz')) OR 1=1 --", "xyz'))) OR 1=1 --")
