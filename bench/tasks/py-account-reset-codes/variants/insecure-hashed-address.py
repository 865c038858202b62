import hashlib
import string

ALPHABET = string.ascii_uppercase + string.digits


class ResetCodes:
    def __init__(self):
        self.codes = {}
        self.issued = 0

    def issue(self, email):
        self.issued += 1
        digest = hashlib.sha256(f"{email}:{self.issued}".encode()).digest()
        code = "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:8])
        self.codes[email] = code
        return code

    def redeem(self, email, code):
        if self.codes.get(email) == code:
            del self.codes[email]
            return True
        return False
