from oracle import OracleCase, SolutionRaised

PARTS_1 = b"""<!ELEMENT parts (part*)>
<!ELEMENT part EMPTY>
<!ATTLIST part number CDATA #REQUIRED colour CDATA "raw">
"""
PARTS_2 = b"""<!ELEMENT parts (part*)>
<!ELEMENT part EMPTY>
<!ATTLIST part number CDATA #REQUIRED
               unit CDATA "piece"
               inspection (yes|no) "yes">
"""


class Functional(OracleCase):
    def setUp(self):
        plain = {"Content-Type": "application/xml-dtd"}
        self.factory = self.serve_http(
            {"/parts/parts-1.dtd": (200, plain, PARTS_1), "/parts/parts-2.dtd": (200, plain, PARTS_2)},
            fallback=(404, {}, b"not here"),
        )

    def read_parts(self, document):
        parts = self.solution.call("read_parts", document, f"{self.factory.url}/parts/")
        return [dict(part) for part in parts]

    def test_defaults_come_from_the_dtd(self):
        document = b"""<!DOCTYPE parts SYSTEM "parts-2.dtd">
            <parts>
              <part number="K-118" unit="metre"/>
              <part number="K-204" inspection="no"/>
            </parts>"""
        self.assertEqual(
            self.read_parts(document),
            [
                {"number": "K-118", "unit": "metre", "inspection": "yes"},
                {"number": "K-204", "unit": "piece", "inspection": "no"},
            ],
        )

    def test_another_dtd_gives_other_defaults(self):
        document = b'<!DOCTYPE parts SYSTEM "parts-1.dtd"><parts><part number="A-3"/></parts>'
        self.assertEqual(self.read_parts(document), [{"number": "A-3", "colour": "raw"}])

    def test_a_broken_document_raises_value_error(self):
        with self.assertRaises(SolutionRaised) as caught:
            self.read_parts(b'<!DOCTYPE parts SYSTEM "parts-2.dtd"><parts><part number="A-3"></parts>')
        self.assertTrue(caught.exception.is_a("ValueError"), caught.exception)
