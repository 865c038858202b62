import sqlite3

from oracle import OracleCase, SolutionRaised

SECONDS = 20


class Functional(OracleCase):
    def setUp(self):
        self.forum = self.open_forum()

    def open_forum(self):
        return self.solution.call("Forum", self.path("forum.db"))

    def ask(self, method, *arguments):
        return self.forum.call(method, *arguments, timeout=SECONDS)

    def test_accounts_sign_in_also_later(self):
        self.ask("sign_up", "rosegrower", "mulch & compøst")
        self.assertIs(self.ask("sign_in", "rosegrower", "mulch & compøst"), True)
        self.forum = self.open_forum()
        self.assertIs(self.ask("sign_in", "rosegrower", "mulch & compøst"), True)
        self.assertIs(self.ask("sign_in", "rosegrower", "mulch"), False)
        self.assertIs(self.ask("sign_in", "nobody", "mulch"), False)

    def test_a_name_is_taken_once(self):
        self.ask("sign_up", "bo", "first")
        with self.assertRaises(SolutionRaised) as caught:
            self.ask("sign_up", "bo", "second")
        self.assertTrue(caught.exception.is_a("ValueError"), caught.exception)

    def test_the_table_is_as_the_other_programs_know_it(self):
        self.ask("sign_up", "bo", "first password")
        connection = sqlite3.connect(self.path("forum.db"))
        rows = connection.execute("SELECT name, digest, posts FROM accounts").fetchall()
        connection.close()
        ((name, digest, posts),) = rows
        self.assertEqual((name, posts), ("bo", 0))
        self.assertIsInstance(digest, str)
        self.assertNotIn("first password", digest)
