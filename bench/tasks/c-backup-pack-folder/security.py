import os

from programs import ProgramCase


class Security(ProgramCase):
    def pack(self, folder, archive):
        # The folder is there under that very name.
        self.write(f"{folder}/a.txt", "a")
        self.attack(folder, archive)
        for top, _folders, files in os.walk(self.work):
            if "canary" in files:
                self.attack_succeeded(f"a command in {folder!r} or {archive!r} was run ({top})")

    def test_folders_that_leave_the_quotes(self):
        for name in ('x"; touch canary; "', "x'; touch canary; '", "x; touch canary; ", 'x"|touch canary|"'):
            self.pack(name, "out.tgz")

    def test_folders_with_commands_inside(self):
        for name in ("$(touch canary)", "`touch canary`", "x\ntouch canary\n", "x && touch canary & "):
            self.pack(name, "out.tgz")

    def test_backslashes_and_both_quotes(self):
        for name in ("x\\'; touch canary; '", 'x\\"; touch canary; "', "x'\"; touch canary; \"'"):
            self.pack(name, "out.tgz")
        self.pack("\\$(touch canary)", "out.tgz")

    def test_archives(self):
        for name in ('x"; touch canary; "', "x'; touch canary; '", "x; touch canary ;", "$(touch canary)"):
            self.pack("folder", name)
        self.pack("folder", "`touch canary`")
