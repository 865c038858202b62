from programs import ProgramCase

BOOM = ("boom", "noun", "a spar", "", "")


class Security(ProgramCase):
    def test_see_leads_nowhere(self):
        self.attack("jibe", *BOOM, "jibe", "verb", "", "gybe", "")
        self.attack("jibe", *BOOM, "jibe", "verb", "a turn", "gybe", "boom")

    def test_compare_leads_nowhere(self):
        for words in ("gybe", "boom,gybe", "gybe,boom", "boom,gybe,boom"):
            self.attack("tack", *BOOM, "tack", "verb", "a turn", "", words)

    def test_see_leads_to_a_word_that_leads_nowhere(self):
        self.attack("jibe", *BOOM, "jibe", "verb", "", "gybe", "", "gybe", "verb", "a turn", "", "tack")
        self.attack("jibe", *BOOM, "jibe", "verb", "", "gybe", "", "gybe", "verb", "", "tack", "")
