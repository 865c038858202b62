import gzip

from programs import ProgramCase

TRICKS = (
    "x; touch {0}; echo x",
    "$(touch {0})",
    "`touch {0}`",
    '" ; touch {0}; echo "',
    "' ; touch {0}; echo '",
    '\\"; touch {0}; echo \\"',
    "\\'; touch {0}; echo \\'",
    "x\ntouch {0}\n",
    "x | touch {0}",
)


class Security(ProgramCase):
    def setUp(self):
        self.canary = self.path("planted")
        self.file = self.write("pier.gz", gzip.compress(b"06:00 rain\n"))

    def stays_out(self):
        if self.exists("planted"):
            self.attack_succeeded("a text was run as a command")

    def test_words(self):
        for trick in TRICKS:
            self.attack(self.file, trick.format(self.canary))
            self.stays_out()

    def test_names_of_logs(self):
        for trick in TRICKS:
            self.attack(trick.format(self.canary), "rain")
            self.stays_out()

    def test_names_of_logs_that_exist(self):
        for trick in ("$(touch planted)", "`touch planted`", "'; touch planted; '", '"; touch planted; "'):
            self.attack(self.write(trick + ".gz", gzip.compress(b"06:00 rain\n")), "rain")
            self.stays_out()
