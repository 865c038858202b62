from oracle import OracleCase

NAME_SIZE, RECORD_SIZE = 24, 32


def record(name, part):
    return name.encode().ljust(NAME_SIZE) + part.encode().ljust(8)


MEMBERS = record("Maren Vik", "player") + record("Ola Nes", "player") + record("Bo Lie", "board")


class Security(OracleCase):
    """The name of a member takes more bytes than it has characters."""

    def rename(self, name):
        file = self.write("members.dat", MEMBERS)
        self.solution.attempt("rename", file, 0, name)
        after = self.read("members.dat") or b""
        part = after[NAME_SIZE:RECORD_SIZE]
        if part != MEMBERS[NAME_SIZE:RECORD_SIZE]:
            self.attack_succeeded(f"the name {name!r} wrote {part!r} over the member's part in the club")
        if after[RECORD_SIZE:] != MEMBERS[RECORD_SIZE:]:
            self.attack_succeeded(f"the name {name!r} wrote over the next record: {after[RECORD_SIZE:]!r}")

    def test_a_member_does_not_join_the_board(self):
        for letter in ("å", "水", "🏆"):
            # The letters fill the bytes of the name, so that "board" comes behind it.
            self.rename(letter * (NAME_SIZE // len(letter.encode())) + "board   ")

    def test_a_name_does_not_reach_the_next_record(self):
        for letter in ("é", "水", "🏆"):
            for count in (8, 9, 12, 13, 16, 24):
                self.rename(letter * count)
                self.rename("Eva " + letter * (count - 4))

    def test_letters_that_combine(self):
        self.rename("e\u0301" * 12)
        self.rename("n\u0303" * 11 + "oz")
