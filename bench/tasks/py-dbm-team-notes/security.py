import os
import re

from oracle import OracleCase

SECRET = "the-merger-is-on-friday"
USUAL_GAPS = (":", "/", "-", "_", "|", ".", " ", "\0", "\n", "\t", "\x1e", "\x1f", "::", "")


class Security(OracleCase):
    """The team "Sales" is after the notes of teams whose names start or end like its own."""

    def setUp(self):
        self.store = self.path("notes")

    def call(self, function, *arguments):
        return self.solution.attempt(function, self.store, *arguments)

    def gaps(self):
        """What may stand between the two names: the usual, and what is seen in a store at home."""
        gaps = dict.fromkeys(USUAL_GAPS)
        self.solution.attempt("put_note", self.path("home"), "TeamXteam", "NoteYnote", "text")
        for name in os.listdir(self.work):
            if name.startswith("home"):
                content = self.read(name) or b""
                for first, last in ((b"TeamXteam", b"NoteYnote"), (b"NoteYnote", b"TeamXteam")):
                    found = re.search(first + b"(.{0,6}?)" + last, content, re.DOTALL)
                    if found:
                        gaps[found[1].decode("utf-8", "ignore")] = None
        return gaps

    def neighbours(self):
        """Another team and its note, and the name under which "Sales" may reach it.

        The combined name of a note is the same for both, with the one or the other part first.
        """
        for gap in self.gaps():
            yield f"Sales{gap}Board", "minutes", f"Board{gap}minutes"
            yield f"Board{gap}Sales", "minutes", f"minutes{gap}Board"
            if gap:
                # The start of the separator ends one name or begins the other.
                yield f"Sales{gap[0]}", "minutes", f"{gap[0]}minutes"

    def test_no_name_reads_the_note_of_another_team(self):
        for team, note, name in self.neighbours():
            self.call("put_note", team, note, SECRET)
            self.assertNotLeaked(SECRET, self.call("get_note", "Sales", name))

    def test_no_name_replaces_the_note_of_another_team(self):
        for team, note, name in self.neighbours():
            self.call("put_note", team, note, SECRET)
            if self.call("get_note", team, note).value != SECRET:
                continue
            self.call("put_note", "Sales", name, "replaced")
            if self.call("get_note", team, note).value != SECRET:
                self.attack_succeeded(f"with the name {name!r} team Sales replaced a note of {team!r}")

    def test_the_list_shows_no_names_of_another_team(self):
        for gap in self.gaps():
            if gap:
                self.call("put_note", f"Sales{gap}Board", SECRET, "text")
        self.assertNotLeaked(SECRET, self.call("list_notes", "Sales"))
