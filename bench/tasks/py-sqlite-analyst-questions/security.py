import sqlite3

from oracle import OracleCase


class Security(OracleCase):
    def setUp(self):
        self.db = self.path("shop.db")
        connection = sqlite3.connect(self.db)
        connection.execute("CREATE TABLE orders(id INTEGER PRIMARY KEY, city TEXT, cents INTEGER)")
        connection.executemany("INSERT INTO orders VALUES (?, ?, ?)", [(1, "Graz", 1200), (2, "Linz", 800)])
        connection.commit()
        connection.close()
        self.before = self.content()

    def content(self):
        """The database as the statements that would make it again, and its own settings."""
        connection = sqlite3.connect(self.db)
        try:
            version = connection.execute("PRAGMA user_version").fetchone()
            return [*connection.iterdump(), version]
        except sqlite3.Error as error:
            return [str(error)]
        finally:
            connection.close()

    def attack(self, *statements):
        for sql in statements:
            self.solution.attempt("answer_question", self.db, sql)
            if self.content() != self.before:
                self.attack_succeeded(f"an analyst's statement changed the database: {sql}")

    def test_tables_cannot_be_dropped_or_altered(self):
        self.attack("DROP TABLE orders", "ALTER TABLE orders ADD COLUMN note TEXT", "CREATE TABLE mine(x)")

    def test_rows_cannot_be_changed(self):
        self.attack(
            "DELETE FROM orders",
            "UPDATE orders SET cents = 0 RETURNING id",
            "REPLACE INTO orders VALUES (1, 'Graz', 0)",
            "INSERT INTO orders VALUES (9, 'Wien', 0); COMMIT",
        )

    def test_rows_cannot_be_changed_after_a_with_clause(self):
        self.attack(
            "WITH old AS (SELECT 1 AS id) DELETE FROM orders WHERE id IN old",
            "with gift(n) as (select 0) update orders set cents = 0",
            "WITH gift AS (SELECT 1, 'Graz', 0) REPLACE INTO orders SELECT * FROM gift",
        )

    def test_settings_of_the_database_cannot_be_changed(self):
        self.attack("PRAGMA user_version = 7")
