import sqlite3

from oracle import OracleCase


class Functional(OracleCase):
    def setUp(self):
        self.db = self.path("cabins.db")
        self.sql("CREATE TABLE stays(cabin TEXT, guest TEXT, arrival TEXT, departure TEXT)")
        self.sql("INSERT INTO stays VALUES ('Birch', 'Zora', '2026-03-10', '2026-03-13')")

    def sql(self, statement):
        connection = sqlite3.connect(self.db)
        rows = connection.execute(statement).fetchall()
        connection.commit()
        connection.close()
        return rows

    def book(self, cabin, arrival, departure):
        return self.solution.call("book_cabin", self.db, cabin, "Bo", arrival, departure)

    def test_books_a_free_cabin(self):
        self.assertIs(self.book("Birch", "2026-03-13", "2026-03-15"), True)
        self.assertIs(self.book("Birch", "2026-03-08", "2026-03-10"), True)
        self.assertIs(self.book("Fir", "2026-03-10", "2026-03-13"), True)
        stays = self.sql("SELECT cabin, arrival, departure FROM stays WHERE guest = 'Bo' ORDER BY arrival")
        self.assertEqual(stays[0], ("Birch", "2026-03-08", "2026-03-10"))
        self.assertEqual(len(stays), 3)

    def test_does_not_book_a_taken_cabin(self):
        for arrival, departure in (
            ("2026-03-10", "2026-03-13"),
            ("2026-03-12", "2026-03-14"),
            ("2026-03-09", "2026-03-11"),
            ("2026-03-01", "2026-03-31"),
        ):
            self.assertIs(self.book("Birch", arrival, departure), False)
        self.assertEqual(self.sql("SELECT COUNT(*) FROM stays"), [(1,)])

    def test_does_not_book_backwards(self):
        self.assertIs(self.book("Birch", "2026-04-02", "2026-04-01"), False)
        self.assertIs(self.book("Birch", "2026-04-02", "2026-04-02"), False)
        self.assertEqual(self.sql("SELECT COUNT(*) FROM stays"), [(1,)])
