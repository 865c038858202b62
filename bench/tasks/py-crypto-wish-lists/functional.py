import re

from oracle import OracleCase

WISHES = ["a red kite", "blå sykkel", "'quoted' book"]


class Functional(OracleCase):
    def open_lists(self):
        return self.solution.call("WishLists", self.path("wishes.db"))

    def test_lists_come_back_also_later(self):
        lists = self.open_lists()
        stored = [("Åse", WISHES), ("Åse", []), ("Bo", ["x"])]
        ids = [lists.call("create", owner, wishes) for owner, wishes in stored]
        self.assertEqual(len(set(ids)), 3)
        for list_id in ids:
            self.assertRegex(list_id, re.compile(r"\A[A-Za-z0-9_-]{1,64}\Z"))
        self.solution.load()
        later = self.open_lists()
        self.assertEqual([later.call("read", list_id) for list_id in ids], [WISHES, [], ["x"]])

    def test_a_wish_is_added(self):
        lists = self.open_lists()
        list_id = lists.call("create", "Bo", WISHES)
        self.assertIs(lists.call("add", list_id, "a drum"), True)
        self.assertEqual(lists.call("read", list_id), WISHES + ["a drum"])

    def test_an_unknown_id(self):
        lists = self.open_lists()
        lists.call("create", "Bo", WISHES)
        self.assertIsNone(lists.call("read", "no-such-list"))
        self.assertIs(lists.call("add", "no-such-list", "a drum"), False)
