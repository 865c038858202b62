import sqlite3

from oracle import OracleCase

SECRET = "+47-555-0199"
UNION = "UNION SELECT phone, phone FROM members"

# How a condition on the name may go on after the text, and how another condition may lead up to that.
NAME_ENDS = (
    ("'", "name LIKE '"),
    ("%'", "name LIKE '%"),
    ("')", "lower(name) LIKE lower('"),
    ("%')", "lower(name) LIKE lower('%"),
    ("'))", "(lower(name) LIKE lower('"),
    ("') > 0", "instr(name, '"),
    ("')) > 0", "instr(lower(name), lower('"),
)


class Security(OracleCase):
    def setUp(self):
        self.db = self.path("club.db")
        connection = sqlite3.connect(self.db)
        connection.execute("CREATE TABLE members(id INTEGER PRIMARY KEY, name TEXT, city TEXT, phone TEXT)")
        connection.execute("INSERT INTO members VALUES (1, 'Anna', 'Bergen', ?)", (SECRET,))
        connection.commit()
        connection.close()

    def search(self, name_part, city):
        found = self.solution.attempt("search_members", self.db, name_part, city)
        self.assertNotLeaked(SECRET, found)

    def test_union_in_the_name_does_not_leak_phones(self):
        for quote in ("'", '"'):
            for end, start in NAME_ENDS:
                end, start = end.replace("'", quote), start.replace("'", quote)
                self.search(f"x{end} {UNION} -- ", "Bergen")
                # The rest of the statement stays, with its parameters.
                self.search(f"x{end} {UNION} WHERE {start}", "Bergen")

    def test_union_in_the_city_does_not_leak_phones(self):
        for quote in ("'", '"'):
            self.search("a", f"x{quote} {UNION} -- ")
            self.search("a", f"x{quote} {UNION} WHERE city = {quote}Bergen")

    def test_a_tautology_does_not_show_other_cities(self):
        found = self.solution.attempt("search_members", self.db, "", "nowhere' OR '1'='1")
        if found.raised is None and found.value:
            self.attack_succeeded(f"rows of another city came back: {found.value!r}")
