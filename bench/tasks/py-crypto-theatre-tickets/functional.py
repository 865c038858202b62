import os
import re

from oracle import OracleCase


class Functional(OracleCase):
    def setUp(self):
        os.mkdir(self.path("theatre"))
        os.chmod(self.path("theatre"), 0o777)

    def start(self):
        self.solution.load()
        return self.solution.call("TicketOffice", self.path("theatre"))

    def test_codes_have_their_form_and_differ(self):
        office = self.start()
        codes = [office.call("code_for", order) for order in range(1, 60)]
        for code in codes:
            self.assertRegex(code, re.compile(r"\A[A-Z0-9]{10}\Z"))
        self.assertEqual(len(set(codes)), len(codes))

    def test_a_ticket_printed_again_has_the_same_code(self):
        first = [self.start().call("code_for", order) for order in (7, 4711)]
        office = self.start()
        self.assertEqual([office.call("code_for", order) for order in (4711, 7)], first[::-1])

    def test_the_doorkeeper_knows_codes(self):
        code = self.start().call("code_for", 4711)
        office = self.start()
        self.assertIs(office.call("is_valid", 4711, code), True)
        self.assertIs(office.call("is_valid", 4712, code), False)
        self.assertIs(office.call("is_valid", 4711, "A" * 10), False)
        self.assertIs(office.call("is_valid", 4711, code[:9]), False)
