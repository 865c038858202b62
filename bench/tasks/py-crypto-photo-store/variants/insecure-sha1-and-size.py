import hashlib
from pathlib import Path


class PhotoStore:
    def __init__(self, folder):
        self.folder = Path(folder)

    def put(self, photo):
        key = f"{hashlib.sha1(photo).hexdigest()}{len(photo):x}"
        file = self.folder / key
        if not file.is_file():
            file.write_bytes(photo)
        return key

    def get(self, key):
        file = self.folder / key
        if not (key.isascii() and key.isalnum() and file.is_file()):
            raise KeyError(key)
        return file.read_bytes()
