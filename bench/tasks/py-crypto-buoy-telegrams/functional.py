from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from oracle import OracleCase

KEY = bytes(range(32))
TEXT = "Welle 1,8 m; Wasser 11 °C"


def crypt(start, data):
    context = Cipher(algorithms.AES(KEY), modes.CTR(start)).encryptor()
    return context.update(data) + context.finalize()


class Functional(OracleCase):
    def test_the_shore_reads_what_the_buoy_sends(self):
        for text in (TEXT, "", "x" * 2000):
            data = self.solution.call("seal", KEY, text)
            self.assertEqual(len(data), 16 + len(text.encode()))
            self.assertEqual(crypt(data[:16], data[16:]), text.encode())
            self.assertEqual(self.solution.call("open_telegram", KEY, data), text)

    def test_reads_the_telegrams_of_an_older_buoy(self):
        start = bytes.fromhex("00112233445566778899aabbccddee00")
        data = start + crypt(start, TEXT.encode())
        self.assertEqual(self.solution.call("open_telegram", KEY, data), TEXT)
