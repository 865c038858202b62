import uuid


class Invitations:
    def __init__(self):
        self.albums = {}

    def invite(self, album):
        code = uuid.uuid4().hex[:8].upper()
        while code in self.albums:
            code = uuid.uuid4().hex[:8].upper()
        self.albums[code] = album
        return code

    def album_of(self, code):
        return self.albums.get(code)

    def withdraw(self, code):
        return self.albums.pop(code, None) is not None
