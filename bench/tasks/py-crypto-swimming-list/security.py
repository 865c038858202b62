import base64
import csv
import io
import re

from oracle import OracleCase

PASSWORD = "Sommerferie2024"
SHORTEST = 8
"""Bytes in a row that two records may not share, if they come from the password."""


def pieces(record):
    """All runs of a few bytes in the record, whose parts may be hex or base64."""
    blobs = set()
    for part in re.split(r"[^\w+/=-]+", record):
        if re.fullmatch(r"([0-9a-fA-F]{2})+", part):
            blobs.add(bytes.fromhex(part))
            continue
        bare = part.rstrip("=").translate(str.maketrans("-_", "+/"))
        try:
            blobs.add(base64.b64decode(bare + "=" * (-len(bare) % 4)))
        except ValueError:
            blobs.add(part.encode())
    return {
        blob[start : start + SHORTEST] for blob in blobs for start in range(len(blob) - SHORTEST + 1)
    }


class Security(OracleCase):
    def records(self, *passwords):
        """The records of a list whose members have these passwords."""
        lines = [f"Member {number},{password},1" for number, password in enumerate(passwords)]
        source = self.write("members.csv", "\n".join(["name,password,lane", *lines, ""]))
        self.solution.call("convert_list", source, self.path("hashed.csv"), timeout=20)
        rows = csv.DictReader(io.StringIO((self.read("hashed.csv") or b"").decode(), newline=""))
        return [row["hash"] for row in rows]

    def compare(self, first, second, other):
        """Fails if two records of one password share what a record of another password does not have."""
        if first == second or (pieces(first) & pieces(second)) - pieces(other):
            self.attack_succeeded(f"equal passwords show: {first!r} and {second!r}")

    def test_two_members_with_one_password_do_not_show(self):
        self.compare(*self.records(PASSWORD, PASSWORD, "Vinterferie2024"))

    def test_a_list_made_beforehand_finds_no_password(self):
        (own,) = self.records(PASSWORD)
        self.solution.load()
        self.compare(own, *self.records(PASSWORD, "Vinterferie2024"))
