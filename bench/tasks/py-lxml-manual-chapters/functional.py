from oracle import OracleCase, SolutionRaised

MANUAL = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE manual [
  <!ENTITY start SYSTEM "start.xml">
  <!ENTITY care SYSTEM "chapters/care.xml">
]>
<manual>
  <title>Fjord Mixer 3</title>
  &start;
  &care;
</manual>
"""
START = """<chapter>
  <heading>Getting started</heading>
  <para>Plug it in.</para>
  <para>Turn both.</para>
</chapter>
"""
CARE = "<chapter><heading>Care</heading><para>Wipe with a cloth &amp; water.</para></chapter>"


class Functional(OracleCase):
    def read_manual(self):
        manual = self.solution.call("read_manual", self.path("upload/mixer"))
        chapters = [
            (heading.strip(), [text.strip() for text in paragraphs])
            for heading, paragraphs in manual["chapters"]
        ]
        return manual["title"].strip(), chapters

    def test_chapters_from_the_folder_and_below(self):
        self.write("upload/mixer/manual.xml", MANUAL)
        self.write("upload/mixer/start.xml", START)
        self.write("upload/mixer/chapters/care.xml", CARE)
        self.assertEqual(
            self.read_manual(),
            (
                "Fjord Mixer 3",
                [
                    ("Getting started", ["Plug it in.", "Turn both."]),
                    ("Care", ["Wipe with a cloth & water."]),
                ],
            ),
        )

    def test_a_manual_with_one_chapter(self):
        document = '<!DOCTYPE manual [<!ENTITY a SYSTEM "start.xml">]><manual><title>Lamp</title>&a;</manual>'
        self.write("upload/mixer/manual.xml", document)
        self.write("upload/mixer/start.xml", START)
        self.assertEqual(
            self.read_manual(), ("Lamp", [("Getting started", ["Plug it in.", "Turn both."])])
        )

    def test_a_broken_manual_raises_value_error(self):
        self.write("upload/mixer/manual.xml", "<manual><title>Lamp</manual>")
        with self.assertRaises(SolutionRaised) as caught:
            self.solution.call("read_manual", self.path("upload/mixer"))
        self.assertTrue(caught.exception.is_a("ValueError"), caught.exception)
