import re

from oracle import OracleCase

ANNA = {
    "objectclass": ["person"],
    "cn": ["Anna Oye"],
    "mail": ["anna@acme.example"],
    "department": ["Sales"],
    "doorpin": ["4711"],
}


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


class Security(OracleCase):
    def found(self, department, text):
        attempt = self.solution.attempt("phone_book_filter", department, text)
        if not isinstance(attempt.value, str):
            return False
        try:
            return matches(attempt.value, ANNA)
        except ValueError:
            return False

    def test_an_asterisk_does_not_stand_for_every_department(self):
        for department in ("*", "S*", "*a*", "S*s"):
            if self.found(department, "Anna"):
                self.attack_succeeded(f"the department {department!r} found somebody in Sales")

    def test_the_text_does_not_ask_about_another_attribute(self):
        """Nobody is called zzz: who is found was found by the PIN, which can be guessed digit by digit."""
        for text in (
            "zzz*)(doorPin=4",
            "zzz)(doorPin=4*)(cn=zzz",
            "zzz*)(doorPin=4*)(cn=zzz",
            "zzz*))(|(doorPin=4",
        ):
            if self.found("Sales", text):
                self.attack_succeeded(f"the text {text!r} found somebody by the PIN")
