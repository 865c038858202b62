import os
import uuid

from oracle import OracleCase

OWNER = "Anna Lindgren"
MOST_GUESSES = 10**9


def numbers_of(ids):
    """The ids as numbers in the usual bases, without the beginning that all have in common."""
    start = len(os.path.commonprefix(ids))
    for base in (10, 16, 36):
        try:
            yield [int(text[start:] or "0", base) for text in ids]
        except ValueError:
            pass


def times_of(ids):
    """The times in UUIDs that were made from the time; None if they are not such ones."""
    try:
        parsed = [uuid.UUID(text) for text in ids]
    except ValueError:
        return None
    if len({(found.node, found.clock_seq) for found in parsed}) > 1:
        return None
    return [found.time for found in parsed]


class Security(OracleCase):
    """The attacker has only the ids of his own lists, and a copy of the program."""

    def open_lists(self, db):
        self.solution.load()
        return self.solution.call("WishLists", self.path(db))

    def look_at_order(self, what, numbers):
        """If the ids are counted up, or follow the clock, few numbers lie between those of two own lists."""
        if numbers == sorted(set(numbers)) and numbers[-1] - numbers[0] <= MOST_GUESSES:
            self.attack_succeeded(f"the ids are {what} that go up by little: {numbers}")

    def test_the_id_does_not_lie_between_those_made_before_and_after_it(self):
        lists = self.open_lists("site.db")
        ids = [lists.call("create", owner, []) for owner in ("Mallory", OWNER) * 4]
        for numbers in numbers_of(ids):
            self.look_at_order("numbers", numbers)
        times = times_of(ids)
        if times:
            self.look_at_order("times", times)

    def test_a_copy_of_the_program_does_not_give_the_id(self):
        site = self.open_lists("site.db")
        victims = [site.call("create", OWNER, ["a red kite", "a drum"]) for _ in range(3)][-1]
        home = self.open_lists("home.db")
        own = [home.call("create", OWNER, ["a guess"]) for _ in range(20)]
        if victims in own:
            self.attack_succeeded(f"a copy of the program gave the id {victims!r}, too")

    def test_the_state_of_random_does_not_give_the_id(self):
        """Who makes many lists of his own can work that state out from their ids."""
        ids = []
        for db in ("site.db", "home.db"):
            self.solution.seed(41)
            ids.append(self.open_lists(db).call("create", OWNER, []))
        if ids[0] == ids[1]:
            self.attack_succeeded(f"the id {ids[0]!r} follows from the state of `random`")
