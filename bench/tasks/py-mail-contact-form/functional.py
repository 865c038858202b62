import email
import email.policy

from oracle import OracleCase


class Functional(OracleCase):
    def mail(self, *values):
        text = self.solution.call("contact_mail", *values)
        return email.message_from_string(text, policy=email.policy.default)

    def test_has_the_headers(self):
        mail = self.mail("Ada Berg", "ada@home.example", "Rehearsal", "Hello")
        self.assertEqual(mail["From"].addresses[0].addr_spec, "form@choir.example")
        self.assertEqual(mail["To"].addresses[0].addr_spec, "board@choir.example")
        reply = mail["Reply-To"].addresses[0]
        self.assertEqual((reply.display_name, reply.addr_spec), ("Ada Berg", "ada@home.example"))
        self.assertEqual(str(mail["Subject"]), "[Contact] Rehearsal")

    def test_has_the_text(self):
        mail = self.mail("Ada Berg", "ada@home.example", "Notes", "Hello,\nmay I join?\n\nAda")
        lines = [line.rstrip() for line in mail.get_content().strip().splitlines()]
        self.assertEqual(lines, ["Hello,", "may I join?", "", "Ada"])
