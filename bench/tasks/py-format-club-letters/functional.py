from oracle import OracleCase


class Functional(OracleCase):
    def letter(self, template):
        joined = self.solution.call("date", 2019, 4, 7)
        member = self.solution.call("Member", "Zora Lind", "Bergen", joined, "4711")
        return self.solution.call("write_letter", template, member)

    def test_fills_in_the_placeholders(self):
        letter = self.letter("Dear {member.name},\nin {member.city} since {member.joined}: {member.name}!")
        self.assertEqual(letter, "Dear Zora Lind,\nin Bergen since 2019-04-07: Zora Lind!")

    def test_writes_a_date_in_another_form(self):
        letter = self.letter("Since {member.joined:%d.%m.%Y}, {member.joined:%Y}")
        self.assertEqual(letter, "Since 07.04.2019, 2019")

    def test_a_letter_without_placeholders_stays_as_it_is(self):
        self.assertEqual(self.letter("The pool is closed on Monday."), "The pool is closed on Monday.")
