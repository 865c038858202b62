import sqlite3

from oracle import OracleCase

SECRET = "token-55-zebra"
READ = "(SELECT token FROM editors)"


class Security(OracleCase):
    def setUp(self):
        connection = sqlite3.connect(self.path("site.db"))
        connection.execute(
            "CREATE TABLE visits(id INTEGER PRIMARY KEY, day TEXT, country TEXT, browser TEXT, page TEXT)"
        )
        connection.execute("INSERT INTO visits VALUES (1, '2026-03-10', 'NO', 'Firefox', '/')")
        connection.execute("CREATE TABLE editors(name TEXT, token TEXT)")
        connection.execute("INSERT INTO editors VALUES ('Zora', ?)", (SECRET,))
        connection.commit()
        connection.close()

    def attack(self, column, since):
        url = "sqlite:///" + self.path("site.db")
        self.assertNotLeaked(SECRET, self.solution.attempt("count_visits", url, column, since))

    def test_an_expression_is_no_column(self):
        self.attack(READ, "2026-01-01")
        self.attack(f"country || {READ}", "2026-01-01")
        self.attack("token, 1 FROM editors --", "2026-01-01")

    def test_a_quote_does_not_end_the_column(self):
        for start, end in ('""', "``", "[]", "''"):
            self.attack(f"country{end} || {READ} || {start}country", "2026-01-01")
            self.attack(f"country{end}, {READ} AS {start}x", "2026-01-01")

    def test_a_quote_does_not_end_the_day(self):
        for end in ("'", "')", '"', '")'):
            self.attack("country", f"2026-01-01{end} UNION SELECT token, 1 FROM editors --")
            self.attack("country", f"2099-01-01{end} UNION SELECT name, token FROM editors --")
