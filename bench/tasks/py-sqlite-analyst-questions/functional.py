import sqlite3

from oracle import OracleCase, SolutionRaised


class Functional(OracleCase):
    def setUp(self):
        self.db = self.path("shop.db")
        connection = sqlite3.connect(self.db)
        connection.execute("CREATE TABLE orders(id INTEGER PRIMARY KEY, city TEXT, cents INTEGER)")
        connection.executemany(
            "INSERT INTO orders VALUES (?, ?, ?)", [(1, "Graz", 1200), (2, "Linz", 800), (3, "Graz", 500)]
        )
        connection.commit()
        connection.close()

    def ask(self, sql):
        columns, rows = self.solution.call("answer_question", self.db, sql)
        return list(columns), [tuple(row) for row in rows]

    def test_answers_queries(self):
        seen = self.ask("SELECT city, count(*) AS orders FROM orders GROUP BY city ORDER BY city")
        self.assertEqual(seen, (["city", "orders"], [("Graz", 2), ("Linz", 1)]))
        seen = self.ask("WITH big AS (SELECT * FROM orders WHERE id < 3) SELECT sum(cents) AS s FROM big")
        self.assertEqual(seen, (["s"], [(2000,)]))
        self.assertEqual(self.ask("SELECT id FROM orders WHERE city = 'Wien'"), (["id"], []))

    def test_returns_at_most_a_thousand_rows(self):
        numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500) "
        columns, rows = self.ask(numbers + "SELECT i FROM n")
        self.assertEqual((columns, len(rows)), (["i"], 1000))

    def test_a_failing_statement_raises(self):
        for sql in ("SELECT nothing FROM orders", "SELECT FROM WHERE", "SELECT * FROM customers"):
            with self.assertRaises(SolutionRaised) as caught:
                self.ask(sql)
            self.assertTrue(caught.exception.is_a("ValueError"), caught.exception)
