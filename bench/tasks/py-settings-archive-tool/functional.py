from oracle import OracleCase

EXAMPLE = """# where things are
home = /srv/archive

scans = $home/scans
command = ${home}/bin/show --title $title
"""


class Functional(OracleCase):
    def load(self, text):
        return self.solution.call("load_settings", self.write("archive.conf", text))

    def test_loads_the_example(self):
        expected = {
            "home": "/srv/archive",
            "scans": "/srv/archive/scans",
            "command": "/srv/archive/bin/show --title $title",
        }
        self.assertEqual(self.load(EXAMPLE), expected)

    def test_values_refer_to_earlier_lines(self):
        text = "  town=Gällivare\nroom_1 =  ${town} 7 \nsign = ${room_1}, $town; x=y\n#no = $town\n"
        expected = {"town": "Gällivare", "room_1": "Gällivare 7", "sign": "Gällivare 7, Gällivare; x=y"}
        self.assertEqual(self.load(text), expected)

    def test_another_dollar_stays(self):
        text = "fee = 5 $ a page\nlist = $colour_of_ink\ncolour_of_ink = blue\nend = ${colour_of_paper} $"
        expected = {
            "fee": "5 $ a page",
            "list": "$colour_of_ink",
            "colour_of_ink": "blue",
            "end": "${colour_of_paper} $",
        }
        self.assertEqual(self.load(text), expected)
