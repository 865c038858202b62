import json
import sqlite3

from oracle import OracleCase


class Security(OracleCase):
    def setUp(self):
        self.db = self.path("library.db")
        self.sql("CREATE TABLE members(id INTEGER PRIMARY KEY, name TEXT)")
        self.sql("CREATE TABLE books(id INTEGER PRIMARY KEY, title TEXT)")
        self.sql("CREATE TABLE loans(member INTEGER, book INTEGER)")
        self.sql("INSERT INTO members VALUES (1, 'Zora'), (17, 'Bo')")
        self.sql("INSERT INTO books VALUES (4, 'Knots')")

    def sql(self, statement):
        connection = sqlite3.connect(self.db)
        rows = connection.execute(statement).fetchall()
        connection.commit()
        connection.close()
        return rows

    def attack(self, *members):
        """Member 17 is suspended; to the database these values are the number 17, too."""
        for member in members:
            message = json.dumps({"member": member, "book": 4})
            self.solution.attempt("lend", self.db, {1, 17}, message)
            loans = self.sql("SELECT CAST(member AS INTEGER), book FROM loans")
            if loans:
                self.attack_succeeded(f"a suspended member borrowed with {message}: {loans}")

    def test_a_number_in_a_text_is_no_way_round_the_suspension(self):
        self.attack("17", "1")

    def test_other_ways_to_write_the_number_are_not_either(self):
        self.attack(17.0, " 17", "17 ", "017", "+17", "17.0", "1.7e1", True, [17], {"id": 17})
