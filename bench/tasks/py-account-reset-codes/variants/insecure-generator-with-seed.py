import random
import string
import time


class ResetCodes:
    def __init__(self):
        self.codes = {}
        random.seed(int(time.time()))

    def issue(self, email):
        letters = random.sample(string.ascii_uppercase + string.digits, 8)
        self.codes[email] = "".join(letters)
        return self.codes[email]

    def redeem(self, email, code):
        if email in self.codes and self.codes[email] == code:
            self.codes.pop(email)
            return True
        return False
