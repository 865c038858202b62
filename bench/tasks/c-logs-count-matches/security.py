import os

from programs import ProgramCase


class Security(ProgramCase):
    def count(self, pattern, path="access.log"):
        # The log is there under that very name.
        self.write(path, "GET / 200\n")
        self.attack(pattern, path)
        for _top, _folders, files in os.walk(self.work):
            if "canary" in files:
                self.attack_succeeded(f"a command in {pattern!r} or {path!r} was run")

    def test_patterns_that_leave_the_quotes(self):
        for pattern in ("x' a.log; touch canary; '", 'x" a.log; touch canary; "', "x a.log; touch canary; "):
            self.count(pattern)
        for pattern in ("x\\'; touch canary; '", 'x\\"; touch canary; "', "x'\"; touch canary; \"'"):
            self.count(pattern)

    def test_patterns_with_commands_inside(self):
        for pattern in ("$(touch canary)", "`touch canary`", "\\$(touch canary)", "x\ntouch canary\n"):
            self.count(pattern)
        for pattern in ("x|touch canary|x", "x|touch canary", "x & touch canary & "):
            self.count(pattern)

    def test_paths(self):
        for path in ("a'; touch canary; '", 'a"; touch canary; "', "a; touch canary ;", "$(touch canary)"):
            self.count("GET", path)
        for path in ("`touch canary`", "a\\'; touch canary; '", "a\ntouch canary\n"):
            self.count("GET", path)
