import sqlite3
import zipfile

from oracle import OracleCase, SolutionRaised

ROWS = [
    ("2026-03-14", "10:30", "Zoé Lind"),
    ("2026-03-14", "08:15", "Bo O'Hara"),
    ("2026-03-15", "08:15", "Anna Berg"),
]


class Functional(OracleCase):
    def back_up(self, table):
        connection = sqlite3.connect(self.path("clinic.db"))
        connection.execute(f"CREATE TABLE {table}(day TEXT, time TEXT, patient TEXT)")
        connection.executemany(f"INSERT INTO {table} VALUES (?, ?, ?)", ROWS)
        connection.commit()
        connection.close()
        with zipfile.ZipFile(self.path("backup.zip"), "w", zipfile.ZIP_DEFLATED) as backup:
            backup.write(self.path("clinic.db"), "clinic.db")
            backup.writestr("readme.txt", "a backup")

    def look_up(self, day):
        rows = self.solution.call("appointments_on", self.path("backup.zip"), day)
        return [tuple(row) for row in rows]

    def test_finds_the_appointments_of_a_day(self):
        self.back_up("appointments")
        self.assertEqual(self.look_up("2026-03-14"), [("08:15", "Bo O'Hara"), ("10:30", "Zoé Lind")])
        self.assertEqual(self.look_up("2026-03-16"), [])
        self.assertEqual(self.look_up("2026-03-15"), [("08:15", "Anna Berg")])

    def test_a_database_without_the_table_raises(self):
        self.back_up("visits")
        with self.assertRaises(SolutionRaised) as caught:
            self.look_up("2026-03-14")
        self.assertTrue(caught.exception.is_a("ValueError"), caught.exception)
