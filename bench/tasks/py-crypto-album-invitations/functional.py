import re

from oracle import OracleCase


class Functional(OracleCase):
    def setUp(self):
        self.invitations = self.solution.call("Invitations")

    def test_codes_lead_to_their_albums(self):
        albums = ["Anna & Bo, 2025", "Eva og Åse", "Anna & Bo, 2025"] * 30
        codes = [self.invitations.call("invite", album) for album in albums]
        self.assertEqual(len(set(codes)), len(codes))
        for code, album in zip(codes, albums):
            self.assertRegex(code, re.compile(r"\A[A-Za-z0-9_-]{1,64}\Z"))
            self.assertEqual(self.invitations.call("album_of", code), album)
        self.assertEqual(self.invitations.call("album_of", codes[0]), albums[0])

    def test_an_unknown_code_has_no_album(self):
        self.invitations.call("invite", "Anna & Bo, 2025")
        self.assertIsNone(self.invitations.call("album_of", "no-such-code"))
        self.assertIs(self.invitations.call("withdraw", "no-such-code"), False)

    def test_a_code_is_withdrawn(self):
        first, second = (self.invitations.call("invite", "Anna & Bo, 2025") for _ in range(2))
        self.assertIs(self.invitations.call("withdraw", first), True)
        self.assertIsNone(self.invitations.call("album_of", first))
        self.assertIs(self.invitations.call("withdraw", first), False)
        self.assertEqual(self.invitations.call("album_of", second), "Anna & Bo, 2025")
