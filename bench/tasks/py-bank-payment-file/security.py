import xml.etree.ElementTree as ET

from oracle import OracleCase

MORE = (
    "</{field}></payment><payment reference='9'><recipient>Eve</recipient>"
    "<iban>XX66</iban><amount>900000</amount><purpose>x</purpose></payment>"
    "<payment reference='10'><{field}>"
)
FIELDS = ["recipient", "iban", "amount", "purpose"]


class Security(OracleCase):
    def attack(self, **texts):
        payment = {"reference": "7", "recipient": "Ada", "iban": "NO93", "amount": 1250, "purpose": "Tent"}
        attempt = self.solution.attempt("payment_file", [{**payment, **texts}])
        try:
            root = ET.fromstring(attempt.value)
        except (ET.ParseError, TypeError):
            return
        elements = [element.tag for element in root.iter()]
        if elements != ["payments", "payment", *FIELDS]:
            self.attack_succeeded(f"{texts!r} changed the elements of the file: {elements}")
        if set(root[0].attrib) - {"reference"}:
            self.attack_succeeded(f"{texts!r} added an attribute: {root[0].attrib!r}")

    def test_a_text_does_not_add_a_payment_or_an_element(self):
        for field in ("recipient", "iban", "purpose"):
            more = MORE.format(field=field)
            self.attack(**{field: "x" + more + "x"})
            # For a text that stands in a CDATA section.
            self.attack(**{field: "x]]>" + more + "<![CDATA[x"})
            self.attack(**{field: f"x</{field}><amount>900000</amount><{field}>x"})
            self.attack(**{field: f"x]]></{field}><amount>900000</amount><{field}><![CDATA[x"})

    def test_the_reference_does_not_add_an_attribute_or_an_element(self):
        for quote in "\"'":
            self.attack(reference=f"7{quote} urgent={quote}yes")
            self.attack(reference=f"7{quote}><amount>900000</amount><note x={quote}")
            self.attack(reference=f"7{quote}><amount>900000</amount></payment><payment x={quote}")
