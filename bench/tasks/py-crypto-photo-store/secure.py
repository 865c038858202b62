import hashlib
import os
import re


class PhotoStore:
    def __init__(self, folder):
        self.folder = folder

    def put(self, photo):
        key = hashlib.sha256(photo).hexdigest()
        path = os.path.join(self.folder, key)
        if not os.path.exists(path):
            with open(path + ".part", "wb") as file:
                file.write(photo)
            os.replace(path + ".part", path)
        return key

    def get(self, key):
        if not re.fullmatch(r"[0-9a-f]{64}", key):
            raise KeyError(key)
        try:
            with open(os.path.join(self.folder, key), "rb") as file:
                return file.read()
        except FileNotFoundError:
            raise KeyError(key) from None
