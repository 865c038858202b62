import json
import os


class Gallery:
    """The name of the register is refused, but not that of the file that becomes the register."""

    def __init__(self, folder):
        self.folder = folder
        self.register = os.path.join(folder, "register.json")
        self.journal = os.path.join(folder, "register.json.bak")
        self.owners = {}
        for path in (self.journal, self.register):
            if os.path.exists(path):
                with open(path, encoding="utf-8") as file:
                    self.owners.update(json.load(file))

    def add(self, member, name, data):
        if name == "register.json":
            raise ValueError("please choose another name")
        if self.owners.get(name, member) != member:
            raise PermissionError("there is a photo of that name")
        self.owners[name] = member
        for path in (self.journal, self.register):
            with open(path, "w", encoding="utf-8") as file:
                json.dump(self.owners, file)
        with open(os.path.join(self.folder, name), "wb") as file:
            file.write(data)

    def owner(self, name):
        return self.owners.get(name)

    def read(self, name):
        if name not in self.owners:
            raise KeyError(name)
        with open(os.path.join(self.folder, name), "rb") as file:
            return file.read()
