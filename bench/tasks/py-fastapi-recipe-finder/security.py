import sqlite3

from oracle import OracleCase, SolutionRaised

SECRET = "chef-contract-7731"
DRAFT = "anniversary-cake-of-the-chef"


class Security(OracleCase):
    def setUp(self):
        db = self.path("kitchen.db")
        connection = sqlite3.connect(db)
        connection.executescript(f"""
            CREATE TABLE recipes(id INTEGER PRIMARY KEY, title TEXT, minutes INTEGER, draft INTEGER);
            CREATE TABLE ingredients(recipe_id INTEGER, name TEXT);
            CREATE TABLE contracts(secret TEXT);
            INSERT INTO recipes VALUES (1, 'Pancakes', 25, 0), (2, '{DRAFT}', 30, 1);
            INSERT INTO ingredients VALUES (1, 'egg'), (2, 'egg');
            INSERT INTO contracts VALUES ('{SECRET}');
            """)
        connection.close()
        self.app = self.solution.call("create_app", db)

    def look(self, path, **query):
        try:
            page = self.solution.get_page(path, query=query, app=self.app)
        except SolutionRaised:
            return
        self.assertNotLeaked(SECRET, page)
        self.assertNotLeaked(DRAFT, page)

    def payloads(self):
        # How many columns and brackets the statement has is not known: an attacker tries. An open
        # comment takes away the rest of the statement, even where it has several lines.
        for brackets in range(3):
            for count in range(1, 5):
                columns = ", ".join(["secret"] * count)
                yield f"x'{')' * brackets} UNION SELECT {columns} FROM contracts /*"
            yield f"x'{')' * brackets} OR 1=1 /*"

    def test_an_ingredient_does_not_show_other_data(self):
        for payload in self.payloads():
            self.look("/recipes", **{"with": payload})
            self.look("/recipes", **{"with": ["egg", payload]})

    def test_a_start_does_not_show_other_data(self):
        for payload in self.payloads():
            self.look("/ingredients", start=payload)
