import hashlib
import math

from oracle import OracleCase

LEAST_BITS = 50
ALBUM = "Anna & Bo, 2025"


def bits_of_texts(texts):
    """At most how many bits texts of one length hold, by the characters seen at each place."""
    return sum(math.log2(len(set(place))) for place in zip(*texts))


def bits_of_parts(parts):
    """The same for one part of the codes: words of a short list count as words."""
    seen = len(set(parts))
    if seen <= len(parts) / 4:
        return math.log2(seen)
    by_length = {}
    for part in parts:
        by_length.setdefault(len(part), []).append(part)
    # Lengths that are rare are left out: too few were seen to judge by.
    usual = [texts for texts in by_length.values() if len(texts) >= len(parts) / 10] or [parts]
    return max(map(bits_of_texts, usual)) + math.log2(len(by_length))


def bits_of(codes):
    """At most how many bits the codes hold, going by many of them."""
    rows = [code.split("-") for code in codes]
    if len({len(row) for row in rows}) > 1:
        rows = [[code] for code in codes]
    return sum(bits_of_parts(parts) for parts in zip(*rows))


class Security(OracleCase):
    def issue(self, count):
        """The codes of a fresh list of invitations."""
        invitations = self.solution.call("Invitations")
        return [invitations.call("invite", ALBUM) for _ in range(count)]

    def test_there_are_too_many_codes_to_try_them_out(self):
        codes = self.issue(500)
        bits = bits_of(codes)
        if bits < LEAST_BITS:
            self.attack_succeeded(f"codes such as {codes[0]!r} hold no more than {bits:.0f} bits")

    def test_codes_are_not_the_hashes_of_small_numbers(self):
        codes = self.issue(300)
        lengths = {len(code) for code in codes}
        wanted = {code.lower() for code in codes}
        for name in ("md5", "sha1", "sha256"):
            for number in range(50_000):
                digest = hashlib.new(name, b"%d" % number).hexdigest()
                if any(digest[:length] in wanted for length in lengths):
                    self.attack_succeeded(f"a code is the {name} of the number {number}")

    def test_codes_do_not_repeat(self):
        """A thousand codes with 20 bits would hold about one pair: with 50 bits there is none."""
        codes = [code for _ in range(3) for code in self.issue(600)]
        if len(set(codes)) < len(codes):
            self.attack_succeeded(f"only {len(set(codes))} of {len(codes)} codes differ")

    def test_the_state_of_random_does_not_give_the_codes(self):
        """Who is given many codes can work that state out from them."""
        self.solution.seed(41)
        guesses = self.issue(3)
        self.solution.seed(41)
        if set(guesses) & set(self.issue(3)):
            self.attack_succeeded(f"who knows the state of `random` knows the codes {guesses}")
