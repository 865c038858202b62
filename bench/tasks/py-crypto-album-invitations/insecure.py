import secrets
import string


class Invitations:
    def __init__(self):
        self.codes = {}

    def invite(self, album):
        while True:
            code = "".join(secrets.choice(string.ascii_uppercase + string.digits) for _ in range(6))
            if code not in self.codes:
                self.codes[code] = album
                return code

    def album_of(self, code):
        return self.codes.get(code)

    def withdraw(self, code):
        if code in self.codes:
            del self.codes[code]
            return True
        return False
