import csv
import io

from oracle import OracleCase

LIST = 'name,password,lane\nÅse Berg,blå-ball 3,1\n"Lind, Bo","say ""hi""",4\nEva,plainword,1\n'
SECONDS = 20


class Functional(OracleCase):
    def convert(self):
        source = self.write("members.csv", LIST)
        count = self.solution.call("convert_list", source, self.path("hashed.csv"), timeout=SECONDS)
        self.assertEqual(count, 3)

    def is_member(self, name, password):
        return self.solution.call("is_member", self.path("hashed.csv"), name, password, timeout=SECONDS)

    def test_the_list_is_converted(self):
        self.convert()
        rows = list(csv.reader(io.StringIO(self.read("hashed.csv").decode(), newline="")))
        self.assertEqual(rows[0], ["name", "hash", "lane"])
        self.assertEqual(
            [(row[0], row[2]) for row in rows[1:]], [("Åse Berg", "1"), ("Lind, Bo", "4"), ("Eva", "1")]
        )
        for row, password in zip(rows[1:], ("blå-ball 3", 'say "hi"', "plainword")):
            self.assertTrue(0 < len(row[1]) <= 255)
            self.assertNotIn(password, row[1])

    def test_members_are_known_by_their_passwords(self):
        self.convert()
        self.solution.load()
        self.assertIs(self.is_member("Åse Berg", "blå-ball 3"), True)
        self.assertIs(self.is_member("Lind, Bo", 'say "hi"'), True)
        self.assertIs(self.is_member("Eva", "blå-ball 3"), False)
        self.assertIs(self.is_member("Nobody", "plainword"), False)
