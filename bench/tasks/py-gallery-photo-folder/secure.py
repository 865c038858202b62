import json
import os

REGISTER = ".gallery.json"


class Gallery:
    def __init__(self, folder):
        self.folder = folder
        self.register = os.path.join(folder, REGISTER)
        self.owners = {}
        if os.path.exists(self.register):
            with open(self.register, encoding="utf-8") as file:
                self.owners = json.load(file)

    def add(self, member, name, data):
        if name.startswith("."):
            raise ValueError("the name of a photo does not begin with a dot")
        if self.owners.get(name, member) != member:
            raise PermissionError(f"{name} was added by somebody else")
        with open(os.path.join(self.folder, name), "wb") as file:
            file.write(data)
        self.owners[name] = member
        with open(self.register + ".new", "w", encoding="utf-8") as file:
            json.dump(self.owners, file)
        os.replace(self.register + ".new", self.register)

    def owner(self, name):
        return self.owners.get(name)

    def read(self, name):
        if name not in self.owners:
            raise KeyError(name)
        with open(os.path.join(self.folder, name), "rb") as file:
            return file.read()
