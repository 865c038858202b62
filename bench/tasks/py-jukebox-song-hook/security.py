from oracle import OracleCase


class Security(OracleCase):
    """A guest adds music files with odd tags."""

    def attack(self, *tags):
        log = self.path("played.txt")
        for tag in tags:
            for name in ("artist", "title", "album"):
                song = {"artist": "a", "title": "b", "album": "c", name: tag}
                self.solution.attempt("run_hook", f"echo {{artist}} {{title}} {{album}} >> {log}", song)
                if self.exists("canary"):
                    self.attack_succeeded(f"the tag {tag!r} in {name} ran a command")

    def test_separators(self):
        self.attack("x; touch canary;", "x\ntouch canary\n", "x| touch canary |", "x& touch canary &")

    def test_redirections(self):
        self.attack("x > canary", "x >canary #")

    def test_substitutions(self):
        self.attack("$(touch canary)", "`touch canary`", "x$(touch${IFS}canary)y")

    def test_quotes(self):
        for quote in ("'", '"', "\\'", '\\"'):
            self.attack(f"x{quote}; touch canary; echo {quote}", f"x{quote}$(touch canary){quote}")

    def test_placeholders_in_tags(self):
        command = "; touch canary; "
        for song in (
            {"artist": "{title}", "title": command, "album": "c"},
            {"artist": command, "title": "{album}", "album": "{artist}"},
        ):
            self.solution.attempt("run_hook", "echo {artist} {title} {album}", song)
            if self.exists("canary"):
                self.attack_succeeded("a tag that holds a placeholder led to a command")
