import os
import re

from oracle import OracleCase

ANNA = "anna@choir.example"
BO = "bo@choir.example"
SECONDS = 20


class Functional(OracleCase):
    def setUp(self):
        os.mkdir(self.path("outbox"))
        os.chmod(self.path("outbox"), 0o777)
        self.app = self.solution.call("create_app", self.path("choir.db"), self.path("outbox"))
        self.mails = {}

    def status(self, path, **form):
        return self.solution.post(path, form=form, app=self.app, timeout=SECONDS).status

    def new_mail(self):
        """The address and the code in the one mail that has come."""
        (name,) = set(os.listdir(self.path("outbox"))) - set(self.mails)
        self.mails[name] = self.read(f"outbox/{name}").decode().splitlines()
        self.assertEqual(len([line for line in self.mails[name] if line]), 2)
        address, code = (line.partition(": ")[2] for line in self.mails[name][:2])
        self.assertRegex(code, re.compile(r"\A[A-Za-z0-9_-]{1,64}\Z"))
        return address, code

    def test_members_register_and_log_in(self):
        self.assertEqual(self.status("/register", email=ANNA, password="mezzo 7"), 201)
        self.assertEqual(self.status("/register", email=ANNA, password="other"), 409)
        self.assertEqual(self.status("/login", email=ANNA, password="mezzo 7"), 200)
        self.assertEqual(self.status("/login", email=ANNA, password="other"), 401)

    def test_a_forgotten_password_is_replaced(self):
        self.status("/register", email=ANNA, password="mezzo 7")
        self.assertEqual(self.status("/forgot", email=BO), 202)
        self.assertEqual(self.status("/forgot", email=ANNA), 202)
        address, code = self.new_mail()
        self.assertEqual(address, ANNA)
        self.assertEqual(self.status("/reset", email=ANNA, code=code, password="blå tone"), 200)
        self.assertEqual(self.status("/login", email=ANNA, password="blå tone"), 200)
        self.assertEqual(self.status("/login", email=ANNA, password="mezzo 7"), 401)

    def test_a_wrong_code_changes_nothing_and_the_latest_counts(self):
        self.status("/register", email=ANNA, password="mezzo 7")
        self.assertEqual(self.status("/reset", email=ANNA, code="0", password="blå tone"), 403)
        self.status("/forgot", email=ANNA)
        self.new_mail()
        self.assertEqual(self.status("/reset", email=ANNA, code="0", password="blå tone"), 403)
        self.assertEqual(self.status("/login", email=ANNA, password="mezzo 7"), 200)
        self.status("/forgot", email=ANNA)
        _, code = self.new_mail()
        self.assertEqual(self.status("/reset", email=ANNA, code=code, password="blå tone"), 200)
        self.assertEqual(self.status("/login", email=ANNA, password="blå tone"), 200)
