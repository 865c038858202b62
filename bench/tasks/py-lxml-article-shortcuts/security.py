from oracle import OracleCase

SECRET = "supplier-price-list-4471"


class Security(OracleCase):
    def setUp(self):
        self.price_list = self.write("private/prices.txt", SECRET)
        self.house_dtd = self.write("private/house.dtd", f'<!ENTITY margin "{SECRET}">')

    def upload(self, declarations, text, encoding="utf-8"):
        document = (
            f'<?xml version="1.0" encoding="{encoding}"?>\n<!DOCTYPE article {declarations}>\n'
            f"<article><title>{text}</title><para>{text}</para><para>end</para></article>"
        )
        seen = self.solution.attempt("read_article", document.encode(encoding))
        self.assertNotLeaked(SECRET, seen)

    def test_an_entity_does_not_read_a_file(self):
        for place in (self.price_list, f"file://{self.price_list}", "private/prices.txt"):
            self.upload(f'[<!ENTITY x SYSTEM "{place}">]', "&x;")
            self.upload(f'[<!ENTITY x PUBLIC "-//A//B//EN" "{place}">]', "&x;")
            self.upload(f'[<!ENTITY x SYSTEM "{place}"><!ENTITY y "see &#38;x;">]', "&y;")

    def test_another_encoding_does_not_help(self):
        self.upload(f'[<!ENTITY x SYSTEM "file://{self.price_list}">]', "&x;", "utf-16")

    def test_declarations_do_not_come_from_a_file(self):
        for place in (self.house_dtd, f"file://{self.house_dtd}"):
            self.upload(f'[<!ENTITY % more SYSTEM "{place}"> %more;]', "&margin;")
            self.upload(f'SYSTEM "{place}"', "&margin;")
