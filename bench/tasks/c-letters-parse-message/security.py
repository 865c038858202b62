from programs import ProgramCase

GOOD = "From: ann\nSubject: tea\n\nDear Bo\n"
NO_SUBJECT = ("From: ann\n", "From: ann\n\nDear Bo\n", "From: ann\nDate: today\nSubject: tea\n\nx")
HALF_SUBJECT = ("From: ann\nSubject: \n\nx", "From: ann\nSubject: tea", "From: ann\nSubject:")
NO_BODY = ("From: ann\nSubject: tea\n", "From: ann\nSubject: tea\nDear Bo\n", "From: ann\nSubject: tea\nx")
NO_SENDER = ("", "From: ", "From: ann", "From: \nSubject: tea\n\nx")


class Security(ProgramCase):
    def test_texts_that_end_early(self):
        for text in NO_SUBJECT + HALF_SUBJECT + NO_BODY:
            self.attack(text)

    def test_a_message_after_a_broken_one(self):
        for text in (NO_SUBJECT[1], HALF_SUBJECT[0], NO_BODY[1], NO_SENDER[2]):
            self.attack(text, GOOD, text)

    def test_a_broken_message_after_a_good_one(self):
        self.attack(GOOD, *NO_SENDER, GOOD)
        self.attack(GOOD, *NO_SUBJECT, *HALF_SUBJECT, GOOD)
        self.attack(GOOD, *NO_BODY, *NO_SENDER, GOOD)
