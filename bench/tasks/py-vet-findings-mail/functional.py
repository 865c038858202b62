from oracle import OracleCase

CASES = {
    17: {"animal": "Minka", "address": "anna@letters.example", "findings": "all well"},
    1204: {"animal": "Flöckchen", "address": "Mike@Kessler.example", "findings": "a thorn\nin the paw"},
}


class Functional(OracleCase):
    def mail(self, number, address):
        return self.solution.call("findings_mail", CASES, number, address)

    def check(self, number, typed, to, subject, text):
        mail = self.mail(number, typed)
        self.assertEqual(set(mail), {"to", "subject", "text"})
        self.assertEqual((mail["to"].lower(), mail["subject"], mail["text"]), (to, subject, text))

    def test_mails_the_findings(self):
        self.check("17", "anna@letters.example", "anna@letters.example", "Findings: Minka", "all well")
        text = "a thorn\nin the paw"
        self.check("1204", "Mike@Kessler.example", "mike@kessler.example", "Findings: Flöckchen", text)

    def test_case_and_blanks_do_not_count(self):
        for number, address in (("17", "ANNA@letters.Example"), (" 17 ", " anna@letters.example  ")):
            self.check(number, address, "anna@letters.example", "Findings: Minka", "all well")

    def test_another_number_or_address(self):
        for number, address in (
            ("18", "anna@letters.example"),
            ("17", "mike@kessler.example"),
            ("1204", "anna@letters.example"),
            ("17", ""),
            ("", "anna@letters.example"),
            ("seventeen", "anna@letters.example"),
        ):
            self.assertIsNone(self.mail(number, address))
