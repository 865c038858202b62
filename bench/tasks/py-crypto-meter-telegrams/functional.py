import hmac

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from oracle import OracleCase, SolutionRaised

CIPHER_KEY = bytes(range(16))
TAG_KEY = b"tag key of the water works, 2026"


def telegram(meter, counter, reading, tag_length=64):
    block = counter.to_bytes(4, "big") + bytes(12)
    encryptor = Cipher(algorithms.AES(CIPHER_KEY), modes.CTR(block)).encryptor()
    fields = f"{meter}.{counter:08x}.{encryptor.update(reading.encode()).hex()}"
    return f"{fields}.{hmac.digest(TAG_KEY, fields.encode(), 'sha256').hex()[:tag_length]}"


class Functional(OracleCase):
    def read_telegram(self, text):
        return self.solution.call("read_telegram", text, CIPHER_KEY, TAG_KEY)

    def test_a_telegram_of_a_new_meter(self):
        self.assertEqual(
            self.read_telegram(telegram("0071829", 48_879, "litres=120934;leak=0")),
            {"meter": "0071829", "counter": 48_879, "litres": 120_934, "leak": 0},
        )

    def test_a_telegram_of_an_old_meter(self):
        self.assertEqual(
            self.read_telegram(telegram("5", 1, "litres=7", tag_length=16)),
            {"meter": "5", "counter": 1, "litres": 7},
        )

    def test_a_text_that_is_not_a_telegram(self):
        for text in ("", "hello", "12.0000beef", "1.2.3.4.5"):
            with self.assertRaises(SolutionRaised) as caught:
                self.read_telegram(text)
            self.assertTrue(caught.exception.is_a("ValueError"), caught.exception)
