from programs import ProgramCase

SECRET = "opening-7340"


class Security(ProgramCase):
    """Each place is a file that Eve, who has saved games, has no business with."""

    def setUp(self):
        self.write("games/readme", "saved games")
        self.write("games/eve/one.game", "e4")
        self.files = ["other/one.game", "one.game", "games/bert/one.game", "games-old/one.game"]
        for name in self.files:
            self.write(name, SECRET)
        away = self.path("other")
        self.names = [
            ("../other", "one"), (away, "one"), ("eve/../../other", "one"), ("..", "one"),
            ("..", "other/one"), ("", away + "/one"), ("../games-old", "one"),
            ("eve", "../../other/one"), ("eve", "../../one"), ("eve", away + "/one"),
            ("eve", "../bert/one"), ("eve", "../../games-old/one"),
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
