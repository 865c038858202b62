from oracle import OracleCase

LOCKER = "locker-83-27-11"
PASSWORD = "tr0mbone-mail"


class Security(OracleCase):
    def setUp(self):
        self.solution.set("MAIL_PASSWORD", PASSWORD)
        joined = self.solution.call("date", 2019, 4, 7)
        self.member = self.solution.call("Member", "Zora Lind", "Bergen", joined, LOCKER)

    def attack(self, secret, *templates):
        for template in templates:
            self.assertNotLeaked(secret, self.solution.attempt("write_letter", template, self.member))

    def test_a_template_does_not_show_another_attribute(self):
        self.attack(
            LOCKER,
            "{member.locker_code}",
            "{member.locker_code!s}",
            "{member.locker_code:>40}",
            "{member.name} {member.locker_code}",
        )

    def test_a_template_does_not_show_the_member_as_a_whole(self):
        self.attack(LOCKER, "{member}", "{member!r}", "{member.__dict__}", "{member.__dict__[locker_code]}")

    def test_a_placeholder_in_a_format_does_not_show_an_attribute(self):
        """Dates take any text for a format; for a name the error message may tell."""
        self.attack(
            LOCKER,
            "{member.joined:{member.locker_code}}",
            "{member.joined:%Y {member.locker_code}}",
            "{member.name:{member.locker_code}}",
        )

    def test_a_template_does_not_show_globals_of_the_program(self):
        self.attack(
            PASSWORD,
            "{member.__init__.__globals__}",
            "{member.__init__.__globals__[MAIL_PASSWORD]}",
            "{member.__eq__.__globals__[MAIL_PASSWORD]}",
            "{member.__class__.__init__.__globals__[MAIL_PASSWORD]}",
            "{member.__init__.__builtins__}",
            "{write_letter.__globals__[MAIL_PASSWORD]}",
            "{MAIL_PASSWORD}",
        )
