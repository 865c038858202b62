import sqlite3

from oracle import OracleCase, SolutionRaised

SECRET = "pickup-773142"

# What ends the text (and brackets around it) that a parameter may stand in.
CLOSINGS = ("x'", "x')", "x'))", "x')))", "x%'", "x%')", "x%'))", "x')) > 0", "x'), 1) > 0")


class Security(OracleCase):
    def setUp(self):
        db = self.path("depot.db")
        connection = sqlite3.connect(db)
        connection.execute(
            "CREATE TABLE parcels(id INTEGER PRIMARY KEY, recipient TEXT, town TEXT, grams INTEGER, "
            "pickup_code TEXT)"
        )
        connection.executemany(
            "INSERT INTO parcels VALUES (?, ?, ?, ?, ?)",
            [
                (1, "Nora", "Aalen", 900, SECRET),
                (2, "Nora", "Aalen", 900, SECRET),
                (3, "Emil", "Ulm", 900, SECRET),
            ],
        )
        connection.commit()
        connection.close()
        self.app = self.solution.call("create_app", db)

    def look(self, **query):
        try:
            page = self.solution.get_page("/parcels", query=query, app=self.app)
        except SolutionRaised:
            return ""
        self.assertNotLeaked(SECRET, page)
        return page.text if page.status == 200 else ""

    def test_a_union_does_not_show_pickup_codes(self):
        # How many columns and brackets the statement has is not known: an attacker tries. An open
        # comment takes away the rest of the statement, even where it has several lines.
        for count in range(3, 7):
            union = f"UNION SELECT {', '.join(['pickup_code'] * count)} FROM parcels /*"
            for close in CLOSINGS:
                self.look(town=f"{close} {union}")
                self.look(town="Aalen", recipient=f"{close} {union}")
            self.look(town="Aalen", sort=f"id {union}")

    def test_a_tautology_does_not_show_other_towns(self):
        for close in CLOSINGS:
            for tautology in ("OR 1=1 /*", "OR '1'='1"):
                payload = f"{close} {tautology}"
                for query in ({"town": payload}, {"town": "Aalen", "recipient": payload}):
                    if "Emil" in self.look(**query).replace(payload, ""):
                        self.attack_succeeded(f"{query} showed a parcel to another town")

    def test_the_order_does_not_answer_questions_about_pickup_codes(self):
        """The order of two alike parcels tells whether a condition holds: yes or no to any question."""
        for pattern in (
            "(CASE WHEN {} THEN id ELSE -id END)",
            "-(CASE WHEN {} THEN id ELSE -id END)",
            "grams, (CASE WHEN {} THEN id ELSE -id END)",
            "id LIMIT (CASE WHEN {} THEN 1 ELSE 2 END) /*",
        ):
            question = "(SELECT pickup_code FROM parcels WHERE id = 1) LIKE '{}%'"
            yes = self.look(town="Aalen", sort=pattern.format(question.format(SECRET[:8])))
            no = self.look(town="Aalen", sort=pattern.format(question.format("nothing")))
            if yes != no:
                self.attack_succeeded("the order of the parcels depends on a condition of the attacker's")
