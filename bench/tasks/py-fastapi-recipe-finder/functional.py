import sqlite3

from oracle import OracleCase


class Functional(OracleCase):
    def setUp(self):
        db = self.path("kitchen.db")
        connection = sqlite3.connect(db)
        connection.executescript("""
            CREATE TABLE recipes(id INTEGER PRIMARY KEY, title TEXT, minutes INTEGER, draft INTEGER);
            CREATE TABLE ingredients(recipe_id INTEGER, name TEXT);
            INSERT INTO recipes VALUES (1, 'Pancakes', 25, 0), (2, 'Omelette', 10, 0),
                (3, 'Custard', 10, 0), (4, 'Souffle', 45, 1);
            INSERT INTO ingredients VALUES (1, 'egg'), (1, 'milk'), (1, 'flour'), (2, 'egg'), (2, 'butter'),
                (3, 'milk'), (3, 'egg'), (4, 'egg'), (4, 'milk'), (4, 'eggplant');
            """)
        connection.close()
        self.app = self.solution.call("create_app", db)

    def get(self, path, **query):
        page = self.solution.get_page(path, query=query, app=self.app)
        self.assertEqual(page.status, 200)
        return page.json()

    def ids(self, *names):
        return [recipe["id"] for recipe in self.get("/recipes", **{"with": list(names)})]

    def test_finds_recipes_with_all_ingredients(self):
        self.assertEqual(
            self.get("/recipes", **{"with": ["butter", "egg"]}),
            [{"id": 2, "title": "Omelette", "minutes": 10}],
        )
        self.assertEqual(self.ids("egg", "milk"), [3, 1])
        self.assertEqual(self.ids("egg"), [2, 3, 1])
        self.assertEqual(self.ids("milk", "salt"), [])

    def test_without_ingredients_all_are_listed(self):
        self.assertEqual(self.ids(), [2, 3, 1])

    def test_completes_ingredients(self):
        self.assertEqual(self.get("/ingredients", start="E"), ["egg"])
        self.assertEqual(self.get("/ingredients", start="mi"), ["milk"])
        self.assertEqual(self.get("/ingredients", start=""), ["butter", "egg", "flour", "milk"])
        self.assertEqual(self.get("/ingredients", start="gg"), [])
