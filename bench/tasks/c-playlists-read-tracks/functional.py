from programs import ProgramCase


class Functional(ProgramCase):
    def show(self, text):
        return self.run_well(stdin=text)

    def test_reads_playlists(self):
        self.assertEqual(
            self.show("PLAYLIST On the road\n215|Ann Lind|North\n60|The Bos|A song: one\n"),
            "On the road: 2\n215 [Ann Lind] [North]\n60 [The Bos] [A song: one]\n",
        )
        self.assertEqual(self.show("PLAYLIST x\n99999|a|b"), "x: 1\n99999 [a] [b]\n")
        self.assertEqual(self.show("PLAYLIST Empty"), "Empty: 0\n")

    def test_a_long_playlist(self):
        tracks = self.show("PLAYLIST x\n" + "1|artist|title\n" * 500)
        self.assertEqual(tracks, "x: 500\n" + "1 [artist] [title]\n" * 500)

    def test_other_texts(self):
        for text in ("", "LIST x\n", "PLAYLIST \n1|a|b\n"):
            self.assertEqual(self.show(text), "no playlist\n")
        for line in ("|a|b\n", "1|a\n", "1||b", "1|a|", "1|a|\n2|a|b\n", "123456|a|b\n"):
            self.assertEqual(self.show("PLAYLIST x\n" + line), "no playlist\n")
