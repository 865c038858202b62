import base64
import re
import sqlite3

from oracle import OracleCase

NAME = "admin"
PASSWORD = "Sommerferie2024"
SHORTEST = 8
"""Bytes in a row that two digests may not share, if they come from the password."""


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
    """The attacker runs a forum of his own and fills a table with what it stores for likely accounts."""

    def digest_in(self, db, name, password):
        """What a fresh forum, in a fresh process of its own, stores for its first account."""
        self.solution.load()
        forum = self.solution.call("Forum", self.path(db))
        forum.call("sign_up", name, password, timeout=20)
        connection = sqlite3.connect(self.path(db))
        rows = connection.execute("SELECT digest FROM accounts WHERE name = ?", (name,)).fetchall()
        connection.close()
        return str(rows[0][0])

    def compare(self, own, victims):
        other = self.digest_in("other.db", NAME, "Vinterferie2024")
        if own == victims or (pieces(own) & pieces(victims)) - pieces(other):
            self.attack_succeeded(f"{victims!r} stood in a table made beforehand, as {own!r}")

    def test_a_table_made_beforehand_does_not_hold_the_digest(self):
        self.compare(self.digest_in("own.db", NAME, PASSWORD), self.digest_in("victim.db", NAME, PASSWORD))

    def test_the_state_of_random_does_not_give_the_digest(self):
        self.solution.seed(20240229)
        own = self.digest_in("own.db", NAME, PASSWORD)
        self.solution.seed(20240229)
        self.compare(own, self.digest_in("victim.db", NAME, PASSWORD))
