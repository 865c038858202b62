import uuid


class Invitations:
    def __init__(self):
        self.albums = {}

    def invite(self, album):
        code = str(uuid.uuid4())
        self.albums[code] = album
        return code

    def album_of(self, code):
        return self.albums.get(code)

    def withdraw(self, code):
        try:
            del self.albums[code]
        except KeyError:
            return False
        return True
