import base64
import os
import re

from cryptography.hazmat.decrepit.ciphers.algorithms import ARC4, Blowfish, TripleDES
from cryptography.hazmat.primitives.ciphers import Cipher, modes

from oracle import OracleCase

SMALL_BLOCK = 8


def as_bytes(sealed):
    """The sealed plan without an encoding as text around it."""
    if re.fullmatch(rb"([0-9a-fA-F]{2})+", sealed):
        return bytes.fromhex(sealed.decode())
    if re.fullmatch(rb"[A-Za-z0-9+/_-]+=*", sealed) and len(sealed) % 4 == 0:
        return base64.b64decode(sealed.translate(bytes.maketrans(b"-_", b"+/")))
    return sealed


class Security(OracleCase):
    def setUp(self):
        self.key = os.urandom(24)

    def seal(self, plan):
        return as_bytes(self.solution.call("seal_plan", self.key, plan))

    def test_equal_parts_of_a_plan_do_not_show(self):
        brick = os.urandom(64)
        for plan in (bytes(4096), b"\xff" * 4096, brick * 64):
            sealed = self.seal(plan)
            runs = [sealed[start : start + SMALL_BLOCK] for start in range(len(sealed) - SMALL_BLOCK + 1)]
            if len(set(runs)) < len(runs):
                self.attack_succeeded("where the plan repeats itself, its encrypted form does so, too")

    def test_the_cipher_has_no_blocks_of_64_bits(self):
        """A plan that grows byte by byte grows by whole blocks in its encrypted form."""
        plan = os.urandom(164)
        lengths = [len(self.seal(plan[:length])) for length in range(100, 164)]
        steps = {longer - shorter for shorter, longer in zip(lengths, lengths[1:])}
        if steps == {0, SMALL_BLOCK}:
            self.attack_succeeded("the cipher works on blocks of 64 bits, which repeat in long plans")

    def test_an_outdated_cipher_does_not_open_the_plan(self):
        """The key is known here: this finds out which cipher it is, where the form does not tell."""
        plan = os.urandom(200)
        sealed = self.seal(plan)
        for start in (0, 8, 16):
            if Cipher(ARC4(self.key), None).decryptor().update(sealed[start:]) == plan:
                self.attack_succeeded("RC4 opens the plan")
        start = sealed[:SMALL_BLOCK]
        for algorithm in (TripleDES, Blowfish):
            for mode in (modes.CFB, modes.OFB, modes.CBC):
                body = sealed[SMALL_BLOCK:]
                body = body[: len(body) // SMALL_BLOCK * SMALL_BLOCK]
                opened = Cipher(algorithm(self.key), mode(start)).decryptor().update(body)
                if opened[:64] == plan[:64]:
                    self.attack_succeeded(f"{algorithm.name} opens the plan")
