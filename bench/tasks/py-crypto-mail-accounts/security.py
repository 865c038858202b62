import base64
import codecs
import os
import re
import zlib

from oracle import OracleCase

PHRASE = "seven-Lighthouse-keepers-51"
HIDDEN = "quarterdeck-Saffron-9083-tamarisk"
# The thief knows the password of a mailbox that many people share.
KNOWN = "harbour-Notice-board-everyone-reads-this-2291-and-nobody-ever-changes-it-because-it-is-on-the-wall"
ACCOUNTS = {"board@club.example": KNOWN, "anna@post.example": HIDDEN}
SECONDS = 20


def unpacked(data):
    """What one step of decoding makes of the bytes, or of parts of them."""
    for run in re.findall(rb"[A-Za-z0-9+/_-]{12,}", data):
        for start in range(4):
            part = run[start:].translate(bytes.maketrans(b"-_", b"+/"))
            yield base64.b64decode(part[: len(part) // 4 * 4])
    for run in re.findall(rb"[0-9a-fA-F]{12,}", data):
        for start in range(2):
            part = run[start:]
            yield bytes.fromhex(part[: len(part) // 2 * 2].decode())
    for token in re.findall(rb"[!-~]{12,}", data):
        for decode in (base64.b32decode, base64.b85decode, base64.a85decode):
            try:
                yield decode(token.strip(b"\"',:"))
            except ValueError:
                pass
    for start in (found.start() for found in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", data)):
        try:
            yield zlib.decompressobj().decompress(data[start:])
        except zlib.error:
            pass


def disguises(password):
    """The password as it may stand there: plain, backwards, or with its letters shifted."""
    for text in (password, password[::-1], codecs.encode(password, "rot13")):
        yield text.encode()
        yield text.encode("utf-16-le")


def differences(left, right):
    """The key bytes, if right was made from left (or left from right) by XOR or by adding a key."""
    yield bytes(a ^ b for a, b in zip(left, right)), lambda data, key: data ^ key
    yield bytes((a - b) % 256 for a, b in zip(left, right)), lambda data, key: (data - key) % 256


def period_of(key):
    """After how many bytes the key begins again, or None."""
    return next((length for length in range(1, len(key) - 12) if key[length:] == key[:-length]), None)


def undo_repeated_key(blob):
    """What the blob holds if a short key was repeated over it, found with the known password."""
    for start in range(len(blob) - len(KNOWN) + 1):
        for key, undo in differences(blob[start : start + len(KNOWN)], KNOWN.encode()):
            period = period_of(key)
            if period:
                yield bytes(undo(byte, key[(at - start) % period]) for at, byte in enumerate(blob))


def undo_equal_pad(first, second):
    """What the second blob holds if both were masked with one pad and the first is the known password."""
    for key, undo in differences(first, KNOWN.encode()):
        yield bytes(undo(byte, mask) for byte, mask in zip(second, key))


class Security(OracleCase):
    def setUp(self):
        self.solution.call("save_accounts", self.path("accounts"), PHRASE, ACCOUNTS, timeout=SECONDS)

    def stolen_data(self):
        """The bytes of every file, and what up to two steps of decoding make of them."""
        found = []
        for folder, _, names in os.walk(self.work):
            for name in names:
                path = os.path.relpath(os.path.join(folder, name), self.work)
                if path != "solution.py" and "__pycache__" not in path:
                    found.append(self.read(path) or b"")
        once = [part for data in found for part in unpacked(data)]
        twice = [part for data in once for part in unpacked(data)]
        return [data for data in {*found, *once, *twice} if len(data) >= len(HIDDEN)]

    def test_decoding_the_file_gives_no_password(self):
        for data in self.stolen_data():
            for secret in (HIDDEN, PHRASE):
                if any(form in data for form in disguises(secret)):
                    self.attack_succeeded(f"whoever has the file knows {secret!r}")

    def test_one_known_password_does_not_give_another(self):
        blobs = self.stolen_data()
        for blob in blobs:
            for plain in undo_repeated_key(blob):
                if HIDDEN.encode() in plain:
                    self.attack_succeeded(f"a key repeated over the file was undone: {HIDDEN!r}")
        for first in (blob for blob in blobs if len(blob) >= len(KNOWN)):
            for second in blobs:
                if any(HIDDEN.encode() in plain for plain in undo_equal_pad(first, second)):
                    self.attack_succeeded(f"two passwords were masked with one pad: {HIDDEN!r}")
