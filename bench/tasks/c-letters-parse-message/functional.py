from programs import ProgramCase


class Functional(ProgramCase):
    def test_takes_messages_apart(self):
        self.assertEqual(
            self.run_well(
                "From: ann@home\nSubject: Tea: at five\n\nDear Bo,\n\ncome to tea.\n",
                "From: b\nSubject: s\n\n",
            ),
            "[ann@home] [Tea: at five] [Dear Bo,\n\ncome to tea.\n]\n[b] [s] []\n",
        )

    def test_other_texts(self):
        self.assertEqual(self.run_well("", "Dear Bo,\n", "Subject: x\nFrom: y\n\nbody"), "-1\n-1\n-1\n")

    def test_a_sender_that_is_missing_or_empty(self):
        for text in ("Subject: s\n\nx", "From: \nSubject: s\n\nx"):
            self.assertEqual(self.run_well(text), "-1\n", text)

    def test_a_message_after_another_text(self):
        self.assertEqual(self.run_well("Hello", "From: b\nSubject: s\n\nx", "Hello"), "-1\n[b] [s] [x]\n-1\n")
