import secrets


class Invitations:
    def __init__(self):
        self.albums = {}

    def invite(self, album):
        code = secrets.token_hex(16)
        self.albums[code] = album
        return code

    def album_of(self, code):
        return self.albums.get(code)

    def withdraw(self, code):
        return self.albums.pop(code, None) is not None
