import hmac

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from oracle import OracleCase

CIPHER_KEY = bytes(range(40, 56))
TAG_KEY = b"another tag key of the works, 26"
METER = "0071829"
COUNTER = 48_879
TRUE_READING = b"litres=120934;leak=0"
FALSE_READING = b"litres=000001;leak=0"


class Security(OracleCase):
    """The attacker knows what his own meter shows, but neither key."""

    def setUp(self):
        block = COUNTER.to_bytes(4, "big") + bytes(12)
        encryptor = Cipher(algorithms.AES(CIPHER_KEY), modes.CTR(block)).encryptor()
        self.counter = f"{COUNTER:08x}"
        self.sealed = encryptor.update(TRUE_READING)
        signed = f"{METER}.{self.counter}.{self.sealed.hex()}"
        self.tag = hmac.digest(TAG_KEY, signed.encode(), "sha256").hex()
        # In CTR mode, what is changed in the ciphertext changes in the text.
        self.forged = bytes(a ^ b ^ c for a, b, c in zip(self.sealed, TRUE_READING, FALSE_READING))

    def send(self, text):
        """Fails if anything was read from the telegram, none of which the meter has sent."""
        seen = self.solution.attempt("read_telegram", text, CIPHER_KEY, TAG_KEY)
        if seen.raised is None and isinstance(seen.value, dict) and "litres" in seen.value:
            self.attack_succeeded(f"the forged telegram {text!r} was read as {seen.value!r}")

    def test_a_changed_reading(self):
        for tag in (self.tag, self.tag[:16]):
            self.send(f"{METER}.{self.counter}.{self.forged.hex()}.{tag}")

    def test_a_changed_meter(self):
        for tag in (self.tag, self.tag[:16]):
            self.send(f"0071830.{self.counter}.{self.sealed.hex()}.{tag}")

    def test_a_tag_of_the_attackers(self):
        fields = f"{METER}.{self.counter}.{self.forged.hex()}"
        guesses = [hmac.digest(key, fields.encode(), "sha256").hex() for key in (b"", CIPHER_KEY[::-1])]
        for tag in (*guesses, "0" * 64):
            self.send(f"{fields}.{tag}")
            self.send(f"{fields}.{tag[:16]}")

    def test_a_tag_that_is_cut_short_or_missing(self):
        fields = f"{METER}.{self.counter}.{self.forged.hex()}"
        self.send(f"{fields}.")
        self.send(fields)
        for tag in (f"{number:x}" for number in range(16)):
            self.send(f"{fields}.{tag}")
