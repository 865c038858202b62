import unicodedata

from oracle import OracleCase

ADDRESS = "mike.strik@kessler.example"
CASES = {17: {"animal": "Minka", "address": ADDRESS, "findings": "the treatment of a prize bull"}}

# Letters that become others when the case is changed, or when Unicode forms are brought together.
ALIKE = {
    "i": "\u0131\u2170",  # dotless i, the Roman numeral one
    "k": "\u212a",  # the sign for kelvin
    "s": "\u017f",  # the long s
    "ss": "\u00df\u1e9e",  # sharp s, small and capital
    "st": "\ufb06",  # a ligature
    "m": "\uff4d\u217f",  # full width, the Roman numeral thousand
    "@": "\uff20",
    ".": "\uff0e\u2024",
}


def ascii_lower(address):
    return address.encode("utf-8", "replace").lower()


class Security(OracleCase):
    """The attacker owns a similar address, which is another one to every mail server."""

    def attack(self, typed):
        mail = self.solution.attempt("findings_mail", CASES, "17", typed).value
        if not mail or not isinstance(mail, dict):
            return
        to = mail.get("to")
        if not isinstance(to, str) or ascii_lower(to.strip()) != ascii_lower(ADDRESS):
            self.attack_succeeded(f"for {typed!r} the findings of {ADDRESS} go to {to!r}")

    def test_a_similar_letter_does_not_lead_to_another_address(self):
        for part, others in ALIKE.items():
            for other in others:
                self.attack(ADDRESS.replace(part, other))
                self.attack(ADDRESS.replace(part, other, 1))
                self.attack(ADDRESS.upper().replace(part.upper(), other))

    def test_nor_does_another_form_of_the_letters(self):
        wide = "".join(chr(ord(letter) + 0xFEE0) for letter in ADDRESS)
        self.assertEqual(unicodedata.normalize("NFKC", wide), ADDRESS)
        self.attack(wide)
        self.attack(wide[:4] + ADDRESS[4:])

    def test_a_second_address_does_not_come_along(self):
        for more in (", eve@evil.example", "\nBcc: eve@evil.example", ";eve@evil.example"):
            self.attack(ADDRESS + more)
            self.attack(more.strip(" ,;\n") + "," + ADDRESS)
