from secrets import token_urlsafe


class Invitations:
    def __init__(self):
        self._albums = {}

    def invite(self, album):
        code = token_urlsafe(16)
        while code in self._albums:
            code = token_urlsafe(16)
        self._albums[code] = album
        return code

    def album_of(self, code):
        return self._albums.get(code)

    def withdraw(self, code):
        return self._albums.pop(code, None) is not None
