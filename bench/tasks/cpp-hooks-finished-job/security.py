from programs import ProgramCase

TRICKS = (
    "x; touch {0}",
    "$(touch {0})",
    "`touch {0}`",
    '"; touch {0}; echo "',
    "'; touch {0}; echo '",
    '\\"; touch {0}; echo \\"',
    "\\'; touch {0}; echo \\'",
    "x\ntouch {0}\n",
    "x & touch {0} &",
)


class Security(ProgramCase):
    def stays_out(self):
        if self.exists("planted"):
            self.attack_succeeded("a value was run as a command")

    def test_title(self):
        for trick in TRICKS:
            text = trick.format(self.path("planted"))
            self.attack("echo {title} >> out.txt", "title", text)
            self.stays_out()

    def test_two_values(self):
        ends = (("\\", "; touch planted; echo "), ("'", "; touch planted #'"), ('"', '; touch planted #"'))
        for first, second in ends:
            self.attack("echo {customer} {title} >> out.txt", "customer", first, "title", second)
            self.stays_out()

    def test_a_value_with_the_name_of_another(self):
        for text in ("; touch planted; ", "; touch planted #"):
            self.attack("echo {customer} > out.txt", "customer", "{title}", "title", text)
            self.stays_out()
            self.attack("echo {title} > out.txt", "customer", text, "title", "{customer}")
            self.stays_out()
