import random
import string

GENERATOR = random.SystemRandom()


class ResetCodes:
    def __init__(self):
        self.codes = {}

    def issue(self, email):
        code = "".join(GENERATOR.choices(string.ascii_uppercase + string.digits, k=8))
        self.codes[email] = code
        return code

    def redeem(self, email, code):
        if self.codes.get(email) != code:
            return False
        del self.codes[email]
        return True
