import hmac
import secrets
import string

ALPHABET = string.ascii_uppercase + string.digits


class ResetCodes:
    def __init__(self):
        self.codes = {}

    def issue(self, email):
        code = "".join(secrets.choice(ALPHABET) for _ in range(8))
        self.codes[email] = code
        return code

    def redeem(self, email, code):
        expected = self.codes.get(email)
        if expected is None or not hmac.compare_digest(expected.encode(), code.encode()):
            return False
        del self.codes[email]
        return True
