from programs import ProgramCase


class Functional(ProgramCase):
    def test_a_draft(self):
        self.assertEqual(self.run_well("plain", "Dear Ann,\n..."), "/tmp/draft- Dear Ann,\n...\n")

    def test_several_drafts(self):
        self.assertEqual(
            self.run_well("plain", "one", "two", "", "four"),
            "/tmp/draft- one\n/tmp/draft- two\n/tmp/draft- \n/tmp/draft- four\n",
        )
