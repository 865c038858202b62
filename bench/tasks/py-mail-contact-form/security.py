import email

from oracle import OracleCase

FORM = {"name": "Ada", "address": "ada@home.example", "subject": "Hello", "text": "Hi"}


class Security(OracleCase):
    def attack(self, field, value):
        attempt = self.solution.attempt("contact_mail", *{**FORM, field: value}.values())
        if not isinstance(attempt.value, str):
            return
        # Like smtplib's sendmail, the parser takes a carriage return alone for the end of a line, too.
        mail = email.message_from_string(attempt.value)
        if mail.get_all("Bcc") or mail.get_all("X-Campaign"):
            self.attack_succeeded(f"{field} = {value!r} added a header: {mail.keys()}")
        for name, address in (("To", "board@choir.example"), ("From", "form@choir.example")):
            if any(address not in line for line in mail.get_all(name, [])):
                self.attack_succeeded(f"{field} = {value!r} changed {name}: {mail.get_all(name)}")

    def attack_with(self, header):
        for line_break in ("\r\n", "\n", "\r"):
            self.attack("subject", f"Hello{line_break}{header}")
            self.attack("name", f"Ada{line_break}{header}{line_break}X-Rest: Ada")
            self.attack("address", f"a@b.example>{line_break}{header}{line_break}X-Rest: <a@b.example")

    def test_no_recipient_is_added(self):
        self.attack_with("Bcc: everybody@spam.example")
        self.attack_with("To: everybody@spam.example")

    def test_no_other_header_is_added(self):
        self.attack_with("X-Campaign: 7")
