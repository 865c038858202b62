import sqlite3

from oracle import OracleCase, SolutionRaised


class Functional(OracleCase):
    def setUp(self):
        self.db = self.path("staff.db")
        self.sql("CREATE TABLE employees(name TEXT PRIMARY KEY, hours_left REAL)")
        self.sql("CREATE TABLE leave(name TEXT, first TEXT, last TEXT, hours REAL)")
        self.sql("INSERT INTO employees VALUES ('anna', 80.0), ('bo', 20.0)")

    def sql(self, statement):
        connection = sqlite3.connect(self.db)
        rows = connection.execute(statement).fetchall()
        connection.commit()
        connection.close()
        return rows

    def request(self, *arguments):
        return self.solution.call("request_leave", self.db, *arguments)

    def test_takes_the_hours_of_each_day(self):
        self.assertEqual(self.request("anna", "2026-07-30", "2026-08-01", 7.5), 57.5)
        self.assertEqual(self.request("anna", "2026-09-07", "2026-09-07", 8), 49.5)
        self.assertEqual(self.sql("SELECT * FROM employees ORDER BY name"), [("anna", 49.5), ("bo", 20.0)])
        self.assertEqual(
            self.sql("SELECT * FROM leave ORDER BY first"),
            [("anna", "2026-07-30", "2026-08-01", 22.5), ("anna", "2026-09-07", "2026-09-07", 8.0)],
        )

    def test_all_hours_can_be_taken_but_not_more(self):
        self.assertEqual(self.request("bo", "2026-03-02", "2026-03-05", 5), 0)
        self.assert_refused("bo", "2026-03-06", "2026-03-06", 1)

    def test_refuses_what_it_should(self):
        self.assert_refused("anna", "2026-07-01", "2026-07-31", 8)
        self.assert_refused("cleo", "2026-07-01", "2026-07-01", 8)
        self.assertEqual(self.sql("SELECT * FROM leave"), [])

    def assert_refused(self, *arguments):
        with self.assertRaises(SolutionRaised) as caught:
            self.request(*arguments)
        self.assertTrue(caught.exception.is_a("ValueError"), caught.exception)
