import sqlite3

TABLES = """
    PRAGMA foreign_keys = ON;
    CREATE TABLE members(name TEXT PRIMARY KEY);
    CREATE TABLE rights(
        name TEXT REFERENCES members ON DELETE CASCADE, machine TEXT, teaches INTEGER,
        PRIMARY KEY (name, machine)
    );
"""


class Makerspace:
    def __init__(self, manager):
        self.manager = manager
        self.db = sqlite3.connect(":memory:", isolation_level=None)
        self.db.executescript(TABLES)

    def join(self, name):
        if name == self.manager:
            raise ValueError("the name is not free")
        try:
            self.db.execute("INSERT INTO members VALUES (?)", (name,))
        except sqlite3.IntegrityError as error:
            raise ValueError("the name is not free") from error

    def leave(self, name):
        if not self.db.execute("DELETE FROM members WHERE name = ?", (name,)).rowcount:
            raise ValueError("there is no such member")

    def _right(self, name, machine):
        found = self.db.execute("SELECT teaches FROM rights WHERE name = ? AND machine = ?", (name, machine))
        return found.fetchone()

    def _give(self, name, machine, teaches):
        try:
            self.db.execute("INSERT OR REPLACE INTO rights VALUES (?, ?, ?)", (name, machine, teaches))
        except sqlite3.IntegrityError as error:
            raise ValueError("there is no such member") from error

    def _check_manager(self, by):
        if by != self.manager:
            raise PermissionError("only the manager does that")

    def appoint(self, by, name, machine):
        self._check_manager(by)
        self._give(name, machine, True)

    def dismiss(self, by, name, machine):
        self._check_manager(by)
        if self._right(name, machine):
            self._give(name, machine, False)
        elif not self.db.execute("SELECT 1 FROM members WHERE name = ?", (name,)).fetchone():
            raise ValueError("there is no such member")

    def train(self, by, name, machine):
        if by != self.manager and self._right(by, machine) != (1,):
            raise PermissionError("only an instructor does that")
        if not self._right(name, machine):
            self._give(name, machine, False)

    def may_use(self, name, machine):
        return self._right(name, machine) is not None
