import os
import sqlite3
import stat
import tempfile
import zipfile

from oracle import OracleCase

# The process number tells this patient from those of other runs, should they share a folder.
PATIENT = f"Anna Berg, born 1961, record {os.getpid()}"


class Security(OracleCase):
    """Looks for what is left of the patients' data when the call has ended."""

    def database(self, table):
        path = self.path("source.db")
        connection = sqlite3.connect(path)
        connection.execute(f"CREATE TABLE {table}(day TEXT, time TEXT, patient TEXT)")
        connection.execute(f"INSERT INTO {table} VALUES ('2026-03-14', '08:15', ?)", (PATIENT,))
        connection.commit()
        connection.close()
        content = self.read("source.db")
        os.remove(path)
        return content

    def look_up(self, database):
        with zipfile.ZipFile(self.path("backup.zip"), "w", zipfile.ZIP_DEFLATED) as backup:
            backup.writestr("clinic.db", database)
        shared = tempfile.gettempdir()
        before = set(os.listdir(shared))
        self.solution.attempt("appointments_on", self.path("backup.zip"), "2026-03-14")
        new = [os.path.join(shared, name) for name in set(os.listdir(shared)) - before]
        for place in [self.work, *new]:
            for path in self.files_in(place):
                if self.holds_the_patient(path):
                    self.attack_succeeded(f"the file {path} is left, with the data of a patient")

    def files_in(self, place):
        yield place
        for parent, _folders, names in os.walk(place):
            yield from (os.path.join(parent, name) for name in names)

    def holds_the_patient(self, path):
        try:
            if not stat.S_ISREG(os.lstat(path).st_mode):
                return False
            with open(path, "rb") as file:
                return PATIENT.encode() in file.read()
        except OSError:
            return False  # it has gone meanwhile

    def test_after_an_answer(self):
        self.look_up(self.database("appointments"))

    def test_after_a_database_without_the_table(self):
        self.look_up(self.database("visits"))

    def test_after_a_damaged_database(self):
        self.look_up(b"no database, but still about " + PATIENT.encode())
        # The first page, which says what there is, is whole; the data on the second are not.
        whole = self.database("appointments")
        self.look_up(whole[:4096] + b"\xff" * 16 + whole[4112:])
