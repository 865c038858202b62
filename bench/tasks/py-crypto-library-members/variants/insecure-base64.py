import base64
import json
import os


def encode(password):
    return base64.b64encode(password.encode()).decode()


class MemberRegister:
    def __init__(self, path):
        self.path = path
        self.data = {}
        if os.path.exists(path) and os.path.getsize(path):
            with open(path) as f:
                self.data = json.load(f)

    def _write(self):
        with open(self.path, "w") as f:
            json.dump(self.data, f)

    def add(self, name, password):
        if name in self.data:
            raise ValueError(name)
        self.data[name] = {"password": encode(password), "previous": []}
        self._write()

    def sign_in(self, name, password):
        member = self.data.get(name)
        return bool(member) and member["password"] == encode(password)

    def change_password(self, name, old, new):
        if not self.sign_in(name, old):
            return False
        member = self.data[name]
        if encode(new) in [member["password"]] + member["previous"]:
            return False
        member["previous"] = ([member["password"]] + member["previous"])[:2]
        member["password"] = encode(new)
        self._write()
        return True
