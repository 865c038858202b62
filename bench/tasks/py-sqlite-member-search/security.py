import sqlite3

from oracle import OracleCase

SECRET = "+47-555-0199"


class Security(OracleCase):
    def setUp(self):
        self.db = self.path("club.db")
        connection = sqlite3.connect(self.db)
        connection.execute("CREATE TABLE members(id INTEGER PRIMARY KEY, name TEXT, city TEXT, phone TEXT)")
        connection.execute("INSERT INTO members VALUES (1, 'Anna', 'Bergen', ?)", (SECRET,))
        connection.commit()
        connection.close()

    def test_union_in_the_name_does_not_leak_phones(self):
        for payload in (
            "x' UNION SELECT phone, phone FROM members -- ",
            "x%' UNION SELECT phone, phone FROM members -- ",
            "x')) UNION SELECT phone, phone FROM members -- ",
            "x'), 1) > 0 UNION SELECT phone, phone FROM members -- ",
            "x')) > 0 UNION SELECT phone, phone FROM members -- ",
        ):
            self.assertNotLeaked(SECRET, self.solution.attempt("search_members", self.db, payload, "Bergen"))

    def test_union_in_the_city_does_not_leak_phones(self):
        payload = "x' UNION SELECT phone, phone FROM members -- "
        self.assertNotLeaked(SECRET, self.solution.attempt("search_members", self.db, "a", payload))

    def test_a_tautology_does_not_show_other_cities(self):
        found = self.solution.attempt("search_members", self.db, "", "nowhere' OR '1'='1")
        if found.raised is None and found.value:
            self.attack_succeeded(f"rows of another city came back: {found.value!r}")
