import re

from oracle import OracleCase


def entry(kind, name, mail, department):
    return {"objectclass": ["top", kind], "cn": [name], "mail": [mail], "department": [department]}


ENTRIES = [
    entry("person", "Zora Lind", "zl@acme.example", "Sales"),
    entry("person", "Anna Oye", "lindgren@acme.example", "Sales"),
    entry("person", "Bo Lind", "bo@acme.example", "Audit Office"),
    entry("device", "Lindenlamp", "lamp@acme.example", "Sales"),
]


def matches(text, entry):
    """Whether a directory finds the entry by the filter (RFC 4515; ValueError if that is none)."""
    found, rest = evaluate(text, entry)
    if rest.strip():
        raise ValueError("text after the filter")
    return found


def evaluate(text, entry):
    text = text.lstrip()
    if text[:2] in ("(&", "(|", "(!"):
        results, rest = [], text[2:].lstrip()
        while not rest.startswith(")"):
            result, rest = evaluate(rest, entry)
            results.append(result)
            rest = rest.lstrip()
        combined = {"&": all(results), "|": any(results), "!": not all(results)}[text[1]]
        return combined, rest[1:]
    test = re.match(r"\(([\w;.-]+)=([^()]*)\)", text)
    if not test:
        raise ValueError("not a filter")
    pattern = ".*".join(re.escape(unescape(part)) for part in test[2].split("*"))
    values = entry.get(test[1].lower(), [])
    return any(re.fullmatch(pattern, value, re.I | re.S) for value in values), text[test.end() :]


def unescape(value):
    raw = re.sub(rb"\\([0-9a-fA-F]{2})", lambda code: bytes.fromhex(code[1].decode()), value.encode())
    return raw.decode("utf-8", "replace")


class Functional(OracleCase):
    def found(self, department, text):
        search_filter = self.solution.call("phone_book_filter", department, text)
        return [known["cn"][0] for known in ENTRIES if matches(search_filter, known)]

    def test_finds_by_a_part_of_name_or_mail_in_one_department(self):
        self.assertEqual(self.found("Sales", "Lind"), ["Zora Lind", "Anna Oye"])
        self.assertEqual(self.found("Audit Office", "Lind"), ["Bo Lind"])

    def test_finds_nothing_that_does_not_fit(self):
        self.assertEqual(self.found("Sales", "bo@acme"), [])
        self.assertEqual(self.found("Audit", "Lind"), [])
