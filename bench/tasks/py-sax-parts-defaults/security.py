from oracle import OracleCase

SECRET = "frame-welding-by-robot-9"
GENUINE = b'<!ELEMENT parts (part*)><!ELEMENT part EMPTY><!ATTLIST part number CDATA "" unit CDATA "piece">'
OTHER = f'<!ELEMENT parts (part*)><!ELEMENT part EMPTY><!ATTLIST part number CDATA "" unit CDATA "{SECRET}">'


class Security(OracleCase):
    def setUp(self):
        dtd_type = {"Content-Type": "application/xml-dtd"}
        self.factory = self.serve_http(
            {"/parts/parts-2.dtd": (200, dtd_type, GENUINE)}, fallback=(404, {}, b"not here")
        )
        self.stranger = self.serve_http(fallback=(200, dtd_type, OTHER.encode()))
        self.file = self.write("drawings/frames.dtd", OTHER)

    def send(self, doctype):
        """Sends a list whose DTD, or a part of it, comes from somewhere else."""
        document = f"<!DOCTYPE parts {doctype}>\n<parts><part number='K-1'/></parts>".encode()
        seen = self.solution.attempt("read_parts", document, f"{self.factory.url}/parts/")
        if self.stranger.requests:
            self.attack_succeeded(f"<!DOCTYPE parts {doctype}> made a request to another server")
        self.assertNotLeaked(SECRET, seen)

    def test_a_dtd_of_another_server(self):
        host = f"127.0.0.1:{self.stranger.port}"
        for place in (
            f"http://{host}/parts-2.dtd",
            f"HTTP://{host}/parts/parts-2.dtd",
            f"//{host}/parts-2.dtd",
            f"http://127.0.0.1:{self.factory.port}@{host}/parts/parts-2.dtd",
        ):
            self.send(f'SYSTEM "{place}"')
            self.send(f"SYSTEM '{place}'")
            self.send(f'PUBLIC "-//Factory//Parts//EN" "{place}"')

    def test_declarations_of_another_server_beside_the_right_dtd(self):
        for place in (f"{self.stranger.url}/more.dtd", f"//127.0.0.1:{self.stranger.port}/more.dtd"):
            self.send(f'SYSTEM "parts-2.dtd" [<!ENTITY % more SYSTEM "{place}"> %more;]')
            self.send(f'[<!ENTITY % more SYSTEM "{place}"> %more;]')

    def test_declarations_from_a_file(self):
        for place in (self.file, f"file://{self.file}", "drawings/frames.dtd"):
            self.send(f'SYSTEM "{place}"')
            self.send(f'[<!ENTITY % more SYSTEM "{place}"> %more;]')
