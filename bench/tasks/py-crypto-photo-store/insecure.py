import hashlib
import os


class PhotoStore:
    def __init__(self, folder):
        self.folder = folder

    def _path(self, key):
        return os.path.join(self.folder, key + ".img")

    def put(self, photo):
        key = hashlib.md5(photo).hexdigest()
        if not os.path.exists(self._path(key)):
            with open(self._path(key), "wb") as f:
                f.write(photo)
        return key

    def get(self, key):
        if not key.isalnum() or not os.path.exists(self._path(key)):
            raise KeyError(key)
        with open(self._path(key), "rb") as f:
            return f.read()
