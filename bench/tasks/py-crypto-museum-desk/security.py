import os
import sqlite3

from oracle import OracleCase

COMMON = ("", "admin", "password")
SECONDS = 20


class Security(OracleCase):
    """The attacker installs the program at home and tries what he has learnt at a museum."""

    def install(self, folder, environ):
        """An installation in a folder and a process of its own: what it shows, if anything."""
        os.mkdir(self.path(folder))
        os.chmod(self.path(folder), 0o777)
        self.solution.load()
        shown = self.solution.attempt("install", self.path(f"{folder}/desk.db"), environ, timeout=SECONDS)
        return shown.value if isinstance(shown.value, str) else None

    def names_at_home(self):
        """The accounts that the attacker's own installation has."""
        names = {"admin"}
        if not os.path.isfile(self.path("home/desk.db")):
            return names
        connection = sqlite3.connect(self.path("home/desk.db"))
        try:
            tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            for (table,) in tables:
                for row in connection.execute(f'SELECT * FROM "{table}"').fetchmany(5):
                    names |= {value for value in row if isinstance(value, str) and value.isalpha()}
        finally:
            connection.close()
        return names

    def enter(self, learnt):
        """Tries what the attacker's installation showed, and what everybody tries, at the museum."""
        for name in sorted(self.names_at_home()):
            for password in dict.fromkeys((learnt, *COMMON, name)):
                if password is None:
                    continue
                seen = self.solution.attempt(
                    "sign_in", self.path("museum/desk.db"), name, password, timeout=SECONDS
                )
                if seen.value is True:
                    self.attack_succeeded(f"{name!r} with {password!r} opens another museum's desk")

    def test_what_one_installation_shows_does_not_open_another(self):
        learnt = self.install("home", {})
        self.install("museum", {})
        self.enter(learnt)

    def test_a_museum_that_set_its_password_has_no_other_way_in(self):
        learnt = self.install("home", {})
        self.install("museum", {"MUSEUM_ADMIN_PASSWORD": "quarterdeck-Saffron-9083"})
        self.enter(learnt)
