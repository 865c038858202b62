import json
import os


class Gallery:
    def __init__(self, folder):
        self.folder = folder
        self.index_path = os.path.join(folder, "gallery.json")

    def _load(self):
        if not os.path.exists(self.index_path):
            return {}
        with open(self.index_path) as f:
            return json.load(f)

    def add(self, member, name, data):
        owners = self._load()
        if name in owners and owners[name] != member:
            raise PermissionError(f"{name} belongs to {owners[name]}")
        owners[name] = member
        with open(self.index_path, "w") as f:
            json.dump(owners, f, indent=2)
        with open(os.path.join(self.folder, name), "wb") as f:
            f.write(data)

    def owner(self, name):
        return self._load().get(name)

    def read(self, name):
        if name not in self._load():
            raise KeyError(name)
        with open(os.path.join(self.folder, name), "rb") as f:
            return f.read()
