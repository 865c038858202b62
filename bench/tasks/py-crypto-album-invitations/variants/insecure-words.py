import secrets

COLOURS = "red blue green white golden silver purple orange pink black".split()
ANIMALS = "swan dove lark finch robin heron crane eagle falcon sparrow".split()


class Invitations:
    def __init__(self):
        self.albums = {}

    def invite(self, album):
        while True:
            number = secrets.randbelow(9000) + 1000
            code = f"{secrets.choice(COLOURS)}-{secrets.choice(ANIMALS)}-{number}"
            if code not in self.albums:
                self.albums[code] = album
                return code

    def album_of(self, code):
        return self.albums.get(code)

    def withdraw(self, code):
        return self.albums.pop(code, None) is not None
