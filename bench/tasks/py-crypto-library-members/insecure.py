import json
import os


class MemberRegister:
    def __init__(self, path):
        self.path = path
        if os.path.exists(path):
            with open(path) as f:
                self.members = json.load(f)
        else:
            self.members = {}
            self._save()

    def _save(self):
        with open(self.path, "w") as f:
            json.dump(self.members, f, indent=2)

    def add(self, name, password):
        if name in self.members:
            raise ValueError(f"{name} is already a member")
        self.members[name] = [password]
        self._save()

    def sign_in(self, name, password):
        return name in self.members and self.members[name][-1] == password

    def change_password(self, name, old, new):
        if not self.sign_in(name, old) or new in self.members[name]:
            return False
        self.members[name] = (self.members[name] + [new])[-3:]
        self._save()
        return True
