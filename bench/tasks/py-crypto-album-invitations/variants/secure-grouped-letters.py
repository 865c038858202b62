import secrets

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


class Invitations:
    def __init__(self):
        self.by_code = {}

    def invite(self, album):
        groups = ["".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4)]
        code = "-".join(groups)
        if code in self.by_code:
            return self.invite(album)
        self.by_code[code] = album
        return code

    def album_of(self, code):
        return self.by_code.get(code)

    def withdraw(self, code):
        return self.by_code.pop(code, None) is not None
