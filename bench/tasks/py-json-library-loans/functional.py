import json
import sqlite3

from oracle import OracleCase


class Functional(OracleCase):
    def setUp(self):
        self.db = self.path("library.db")
        self.sql("CREATE TABLE members(id INTEGER PRIMARY KEY, name TEXT)")
        self.sql("CREATE TABLE books(id INTEGER PRIMARY KEY, title TEXT)")
        self.sql("CREATE TABLE loans(member INTEGER, book INTEGER)")
        self.sql("INSERT INTO members VALUES (5, 'Zora'), (17, 'Bo')")
        self.sql("INSERT INTO books VALUES (3, 'Tides'), (4, 'Knots')")

    def sql(self, statement):
        connection = sqlite3.connect(self.db)
        rows = connection.execute(statement).fetchall()
        connection.commit()
        connection.close()
        return rows

    def lend(self, member, book):
        message = json.dumps({"member": member, "book": book})
        return self.solution.call("lend", self.db, {17, 23}, message)

    def test_lends_a_book_once(self):
        self.assertIs(self.lend(5, 4), True)
        self.assertIs(self.lend(5, 4), False)
        self.assertIs(self.lend(5, 3), True)
        self.assertEqual(self.sql("SELECT member, book FROM loans ORDER BY book"), [(5, 3), (5, 4)])

    def test_refuses_whom_and_what_it_should(self):
        for member, book in ((17, 4), (6, 4), (5, 9)):
            self.assertIs(self.lend(member, book), False)
        self.assertEqual(self.sql("SELECT * FROM loans"), [])
