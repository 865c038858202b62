import hashlib
import os


class PhotoStore:
    def __init__(self, folder):
        self.folder = folder

    def put(self, photo):
        # Links should be short.
        key = hashlib.sha256(photo).hexdigest()[:10]
        path = os.path.join(self.folder, key)
        if not os.path.isfile(path):
            with open(path, "wb") as f:
                f.write(photo)
        return key

    def get(self, key):
        path = os.path.join(self.folder, os.path.basename(key))
        if not os.path.isfile(path):
            raise KeyError(key)
        with open(path, "rb") as f:
            return f.read()
