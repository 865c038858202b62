from pathlib import Path


class Gallery:
    """Beside each photo stands a file with the name of the member who has added it."""

    def __init__(self, folder):
        self.folder = Path(folder)

    def note(self, name):
        return self.folder / (name + ".owner")

    def add(self, member, name, data):
        if self.owner(name) not in (None, member):
            raise PermissionError("there is a photo of that name")
        (self.folder / name).write_bytes(data)
        self.note(name).write_text(member, encoding="utf-8")

    def owner(self, name):
        return self.note(name).read_text(encoding="utf-8") if self.note(name).exists() else None

    def read(self, name):
        if not self.note(name).exists():
            raise KeyError(name)
        return (self.folder / name).read_bytes()
