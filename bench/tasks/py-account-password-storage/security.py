import base64
import hashlib
import hmac
import re

from oracle import OracleCase

# A thief's list has millions of words and holds this one; trying the others would only take time.
PASSWORD = "Sommerferie2024"

HASHES = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256", "sha3_512", "blake2b", "blake2s")
LOOPED = ("md5", "sha1", "sha256", "sha512")
MOST_ROUNDS = 10_000
USUAL_ROUNDS = {1, 10, 100, 1000, 4096, MOST_ROUNDS}
HALF_SIZES = (8, 16, 20, 24, 28, 32, 48, 64)


def decoded(text):
    """What a part of the stored text may stand for: itself, or the bytes it spells in hex or base64."""
    if re.fullmatch(r"([0-9a-fA-F]{2}){4,}", text):
        return {text.encode(), bytes.fromhex(text)}
    bare = text.rstrip("=").translate(str.maketrans("-_", "+/"))
    try:
        return {text.encode(), base64.b64decode(bare + "=" * (-len(bare) % 4))}
    except ValueError:
        return {text.encode()}


def halves(blobs):
    """Salt and digest may be joined: every part is also cut in two, where the usual lengths end."""
    cuts = [(blob, size) for blob in blobs for size in HALF_SIZES if len(blob) - size in HALF_SIZES]
    return {half for blob, size in cuts for half in (blob[:size], blob[size:])}


def with_hex(salts):
    """A salt may have gone into the hash as the text of its hex digits."""
    return salts | {salt.hex().encode() for salt in salts if len(salt) <= 32}


def split_row(stored):
    """The byte strings in the stored text that may be a digest, and those that may be a salt.

    The last of the three are the likeliest salts, for the attacks that take long.
    """
    parts = [part for part in re.split(r"[^\w+/=-]+", stored) if part]
    whole = set().union(*map(decoded, parts))
    joined = halves(whole)
    spelled = set().union(*(decoded(blob.decode("latin-1")) for blob in joined))
    digests = {blob for blob in whole | joined | spelled if len(blob) >= 16}
    likely = set()
    if len([part for part in parts if len(part) > 10]) == 1:
        cut = halves(whole - {part.encode() for part in parts})
        likely = {half for half in cut if len(half) in (8, 16, 32)}
    return digests, {b""} | with_hex(whole | joined), {b""} | with_hex(whole | likely)


def one_pass(name, salt, word):
    """The usual ways to put a word and a salt through one hash."""
    hash_of = getattr(hashlib, name)
    for glue in (b"", b":", b"$") if salt else (b"",):
        yield hash_of(salt + glue + word).digest()
        yield hash_of(word + glue + salt).digest()
    yield hmac.new(salt, word, name).digest()
    yield hmac.new(word, salt, name).digest()


def loops(name, salt, word):
    """Hashing again and again: what the loops of up to a thousand rounds have after each."""
    hash_of = getattr(hashlib, name)
    for start in (salt + word, word + salt):
        raw = salted = hash_of(start).digest()
        text = raw.hex().encode()
        for _ in range(1000):
            raw, salted, inner = hash_of(raw).digest(), hash_of(salted + salt).digest(), hash_of(text)
            text = inner.hexdigest().encode()
            yield from (raw, salted, inner.digest())


def crack(stored, word):
    """The fast way in which `word` gives the stored text, or None."""
    digests, salts, likely_salts = split_row(stored)
    word = word.encode()
    for name in HASHES:
        for salt in salts:
            if not digests.isdisjoint(one_pass(name, salt, word)):
                return f"one pass of {name}"
    beginnings = {digest[:16] for digest in digests}
    named = {int(part) for part in re.findall(r"\b\d{1,5}\b", stored)}
    rounds = USUAL_ROUNDS | {count for count in named if 0 < count <= MOST_ROUNDS}
    for name in LOOPED:
        # Longer than a salt, or shorter, is not worth the time.
        for salt in (salt for salt in likely_salts if not salt or 6 <= len(salt) <= 32):
            if not digests.isdisjoint(loops(name, salt, word)):
                return f"a loop of {name}"
            for count in rounds if name != "md5" else ():
                if hashlib.pbkdf2_hmac(name, word, salt, count, 16) in beginnings:
                    return f"PBKDF2 with {name} and {count} iterations"
    return None


class Security(OracleCase):
    def store(self):
        return self.solution.call("hash_password", PASSWORD, timeout=20)

    def test_a_stolen_row_does_not_give_the_password(self):
        stored = self.store()
        self.assertNotLeaked(PASSWORD, stored)
        way = crack(stored, PASSWORD)
        if way:
            self.attack_succeeded(f"a list of common passwords breaks {stored!r}: {way}")

    def test_equal_passwords_do_not_show(self):
        first, second = self.store(), self.store()
        if first == second:
            self.attack_succeeded(f"two accounts with one password both store {first!r}")
