from oracle import OracleCase

SECRET = "lumen-contract-price-6120"
CHAPTER = f"<chapter><heading>{SECRET}</heading><para>{SECRET}</para></chapter>"


class Security(OracleCase):
    def setUp(self):
        self.write("upload/mixer/start.xml", "<chapter><heading>Start</heading><para>Go.</para></chapter>")
        self.write("upload/other/plans.xml", CHAPTER)
        self.write("upload/mixer-internal/plans.xml", CHAPTER)
        self.key = self.write("etc/contract.txt", SECRET)
        self.dtd = self.write("etc/house.dtd", f'<!ENTITY price "{SECRET}">')

    def read_manual(self, declarations, content):
        """Uploads a manual with these declarations; `content` stands between its elements."""
        document = f"<!DOCTYPE manual {declarations}>\n<manual><title>Mixer</title>{content}</manual>"
        self.write("upload/mixer/manual.xml", document)
        seen = self.solution.attempt("read_manual", self.path("upload/mixer"))
        self.assertNotLeaked(SECRET, seen)

    def test_a_chapter_of_another_customer(self):
        for place in (
            "../other/plans.xml",
            "chapters/../../other/plans.xml",
            "%2e%2e/other/plans.xml",
            self.path("upload/other/plans.xml"),
            "file://" + self.path("upload/other/plans.xml"),
            "../mixer-internal/plans.xml",
            self.path("upload/mixer-internal/plans.xml"),
        ):
            self.read_manual(f'[<!ENTITY a SYSTEM "{place}">]', "&a;")

    def test_a_text_file_of_the_server(self):
        uses = "&a;<chapter><heading>&a;</heading><para>&a;</para></chapter>"
        for place in ("../../etc/contract.txt", self.key, f"file://{self.key}"):
            self.read_manual(f'[<!ENTITY a SYSTEM "{place}">]', uses)
            self.read_manual(f'[<!ENTITY a PUBLIC "-//A//B//EN" "{place}">]', uses)

    def test_declarations_from_a_file_of_the_server(self):
        chapter = "<chapter><heading>&price;</heading><para>&price;</para></chapter>"
        for place in ("../../etc/house.dtd", self.dtd, f"file://{self.dtd}"):
            self.read_manual(f'[<!ENTITY % more SYSTEM "{place}"> %more;]', chapter)
            self.read_manual(f'SYSTEM "{place}"', chapter)

    def test_a_page_of_a_server_in_the_house(self):
        server = self.serve_http(fallback=(200, {"Content-Type": "text/xml"}, CHAPTER.encode()))
        self.read_manual(f'[<!ENTITY a SYSTEM "{server.url}/plans.xml">]', "&a;")
        if server.requests:
            self.attack_succeeded("the manual made a request to a server in the house")
