from oracle import OracleCase


class Functional(OracleCase):
    def setUp(self):
        self.store = self.path("notes")

    def call(self, function, *arguments):
        return self.solution.call(function, self.store, *arguments)

    def test_stores_and_replaces(self):
        self.assertIsNone(self.call("get_note", "Sales Nordics", "offer: 12/2026"))
        self.call("put_note", "Sales Nordics", "offer: 12/2026", "first draft")
        self.call("put_note", "Sales Nordics", "Möten", "på tisdag\nkl. 10")
        self.call("put_note", "Sales Nordics", "offer: 12/2026", "second draft")
        self.assertEqual(self.call("get_note", "Sales Nordics", "offer: 12/2026"), "second draft")
        self.solution.load()
        self.assertEqual(self.call("get_note", "Sales Nordics", "Möten"), "på tisdag\nkl. 10")

    def test_teams_have_their_own_notes(self):
        self.call("put_note", "Sales", "plan", "of sales")
        self.call("put_note", "IT", "plan", "of IT")
        self.call("put_note", "IT", "backup", "at night")
        self.assertEqual(self.call("get_note", "Sales", "plan"), "of sales")
        self.assertEqual(self.call("get_note", "IT", "plan"), "of IT")
        self.assertIsNone(self.call("get_note", "Sales", "backup"))

    def test_lists_the_names(self):
        for name in ("plan", "offer: 12/2026", "backup"):
            self.call("put_note", "IT", name, "text")
        self.call("put_note", "Sales", "visit", "text")
        self.assertEqual(list(self.call("list_notes", "IT")), ["backup", "offer: 12/2026", "plan"])
        self.assertEqual(list(self.call("list_notes", "Legal")), [])
