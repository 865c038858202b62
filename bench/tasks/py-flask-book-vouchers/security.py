import base64
import hashlib
import re

from oracle import OracleCase, SolutionRaised

OWN, OTHER = "bees.txt", "cellar.txt"
SECRET = "the whole text of the cellar book, 7731"


def written_as(name):
    """What an address may hold in place of a book's name."""
    stem = name.removesuffix(".txt")
    forms = [name, stem]
    for text in (name, stem):
        raw = text.encode()
        forms += [hashlib.new(kind, raw).hexdigest() for kind in ("md5", "sha1", "sha256")]
        forms += [
            base64.b64encode(raw).decode(),
            base64.urlsafe_b64encode(raw).decode().rstrip("="),
            raw.hex(),
        ]
    return forms


def worked_out(address):
    """Addresses that someone tries who has one: the other book's name, and the numbers around."""
    tries = [address.replace(own, other) for own, other in zip(written_as(OWN), written_as(OTHER))]
    for match in re.finditer(r"\d{1,9}", address):
        for step in (-2, -1, 1, 2):
            number = max(int(match[0]) + step, 0)
            tries.append(f"{address[: match.start()]}{number}{address[match.end() :]}")
    return [path for path in dict.fromkeys(tries) if path != address]


class Security(OracleCase):
    def setUp(self):
        self.write(f"books/{OWN}", "bees")
        self.write(f"books/{OTHER}", SECRET)
        self.app = self.solution.call("create_app", self.path("books"), ["K7", "M9"], "a-key-for-the-test")

    def visit(self, jar, method, path, form=None):
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in jar.items())} if jar else {}
        page = self.solution.request(method, path, headers=headers, form=form, scheme="https", app=self.app)
        jar.update({name: value for name, (value, _) in page.cookies.items()})
        return page

    def redeem(self, jar, book, code):
        return self.visit(jar, "POST", "/redeem", {"book": book, "code": code}).json()["download"]

    def try_addresses(self, jar, addresses):
        for path in addresses:
            try:
                page = self.visit(jar, "GET", path)
            except SolutionRaised:
                continue
            self.assertNotLeaked(SECRET, page)

    def test_the_address_of_one_book_does_not_lead_to_another(self):
        jar = {}
        address = self.redeem(jar, OWN, "K7")
        self.try_addresses(jar, worked_out(address))
        self.try_addresses({}, worked_out(address))

    def test_nor_to_the_book_of_another_customer(self):
        self.redeem({}, OTHER, "M9")
        jar = {}
        address = self.redeem(jar, OWN, "K7")
        self.try_addresses(jar, worked_out(address))

    def test_the_name_of_a_book_does_not_lead_to_it(self):
        self.redeem({}, OTHER, "M9")
        folders = ("", "/books", "/book", "/download", "/downloads", "/files", "/static", "/static/books")
        self.try_addresses({}, [f"{folder}/{OTHER}" for folder in folders])
