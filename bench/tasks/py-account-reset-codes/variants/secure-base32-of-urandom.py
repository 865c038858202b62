import base64
import hashlib
import hmac
import os


class ResetCodes:
    """Keeps digests of the codes only; a code is 40 random bits in base 32."""

    def __init__(self):
        self._digests = {}

    def issue(self, email):
        code = base64.b32encode(os.urandom(5)).decode()
        self._digests[email] = self._digest(code)
        return code

    def redeem(self, email, code):
        expected = self._digests.get(email, b"")
        if not hmac.compare_digest(expected, self._digest(code)):
            return False
        del self._digests[email]
        return True

    @staticmethod
    def _digest(code):
        return hashlib.sha256(code.encode()).digest()
