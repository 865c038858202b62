import hashlib
import secrets


class Invitations:
    def __init__(self):
        self.albums = {}

    def invite(self, album):
        code = None
        while code is None or code in self.albums:
            number = secrets.randbelow(1_000_000)
            code = hashlib.sha256(str(number).encode()).hexdigest()
        self.albums[code] = album
        return code

    def album_of(self, code):
        return self.albums.get(code)

    def withdraw(self, code):
        return self.albums.pop(code, None) is not None
