import base64
import codecs
import os
import re
import zlib

from oracle import OracleCase

FIRST = "herringbone-Lantern-4471"
SECOND = "quarterdeck-Saffron-9083"
SECONDS = 20


def unpacked(data):
    """The bytes as they are, and what one step of decoding makes of parts of them."""
    yield data
    for run in re.findall(rb"[A-Za-z0-9+/_-]{12,}", data):
        for start in range(4):
            part = run[start:].translate(bytes.maketrans(b"-_", b"+/"))
            yield base64.b64decode(part[: len(part) // 4 * 4])
    for run in re.findall(rb"[0-9a-fA-F]{12,}", data):
        for start in range(2):
            part = run[start:]
            yield bytes.fromhex(part[: len(part) // 2 * 2].decode())
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


class Security(OracleCase):
    def setUp(self):
        self.register = self.solution.call("MemberRegister", self.path("members.db"))

    def stolen_files(self):
        for folder, _, names in os.walk(self.work):
            for name in names:
                path = os.path.relpath(os.path.join(folder, name), self.work)
                if path != "solution.py" and "__pycache__" not in path:
                    yield path, self.read(path) or b""

    def look_for(self, password):
        for name, content in self.stolen_files():
            for data in unpacked(content):
                if any(form in data for form in disguises(password)):
                    self.attack_succeeded(f"whoever reads {name} knows the password {password!r}")

    def test_the_file_does_not_show_a_password(self):
        self.register.call("add", "anna", FIRST, timeout=SECONDS)
        self.look_for(FIRST)

    def test_the_file_does_not_show_a_password_after_a_change(self):
        self.register.call("add", "anna", FIRST, timeout=SECONDS)
        self.register.call("change_password", "anna", FIRST, SECOND, timeout=SECONDS)
        self.look_for(FIRST)
        self.look_for(SECOND)
