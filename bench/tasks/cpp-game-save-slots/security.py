from programs import ProgramCase

SECRET = "opening-7340"


class Security(ProgramCase):
    """Each place is a file that Eve, who has saved games, has no business with."""

    def setUp(self):
        self.write("games/readme", "saved games")
        self.write("games/eve/one.game", "e4")
        self.files = ["other/one.game", "one.game", "games/bert/one.game", "games-old/one.game", "games/notes"]
        for name in self.files:
            self.write(name, SECRET)
        away = self.path("other")
        self.names = [
            ("../other", "one"), (away, "one"), ("eve/../../other", "one"), ("..", "one"),
            ("..", "other/one"), ("", away + "/one"), ("../games-old", "one"),
            ("eve", "../../other/one"), ("eve", "../../one"), ("eve", away + "/one"),
            ("eve", "../bert/one"), ("eve", "../../games-old/one"),
            # For the system, a path ends at a zero byte.
            ("notes%00", "one"), ("eve", "../bert/one.game%00"),
        ]  # fmt: skip

    def test_load(self):
        words = [word for player, slot in self.names for word in ("load", player, slot)]
        self.assertNotLeaked(SECRET, self.attack(self.path("games"), *words).text)

    def test_save(self):
        words = [word for player, slot in self.names for word in ("save", player, slot, "planted")]
        self.attack(self.path("games"), *words, "save", "../new", "two", "x", "save", "eve", "../../new", "x")
        for name in self.files:
            if self.read(name) != SECRET.encode():
                self.attack_succeeded(f"{name} was written")
        if self.exists("new") or self.exists("new.game"):
            self.attack_succeeded("a file was made outside the folder of games")

    def test_remove(self):
        words = [word for player, slot in self.names for word in ("remove", player, slot)]
        self.attack(self.path("games"), *words)
        for name in self.files:
            if not self.exists(name):
                self.attack_succeeded(f"{name} was removed")

    def test_players_without_a_folder_of_their_own(self):
        """What they save must not stand where the folder of another player belongs."""
        bert = ("save", "bert.game", "one", "d4")
        alone = self.attack(self.path("games"), *bert).text.splitlines()
        for number, player in enumerate(("", ".")):
            folder = f"more-games-{number}"
            self.write(folder + "/readme", "saved games")
            said = self.attack(self.path(folder), "save", player, "bert", "planted", *bert).text.splitlines()
            if said[-1:] != alone:
                self.attack_succeeded(f"the player {player!r} keeps another from saving: {said}")
