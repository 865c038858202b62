class Makerspace:
    """Who has left may do nothing; but the rights wait for the next one with the name."""

    def __init__(self, manager):
        self.manager = manager
        self.members = set()
        self.rights = set()

    def join(self, name):
        if name in self.members:
            raise ValueError("the name is taken")
        self.members.add(name)

    def leave(self, name):
        self.check_member(name)
        self.members.discard(name)

    def check_member(self, name):
        if name not in self.members:
            raise ValueError("there is no such member")

    def has(self, name, right, machine):
        return name in self.members and (name, right, machine) in self.rights

    def appoint(self, by, name, machine):
        if by != self.manager:
            raise PermissionError("ask the manager")
        self.check_member(name)
        self.rights |= {(name, "teach", machine), (name, "use", machine)}

    def dismiss(self, by, name, machine):
        if by != self.manager:
            raise PermissionError("ask the manager")
        self.check_member(name)
        self.rights.discard((name, "teach", machine))

    def train(self, by, name, machine):
        if by != self.manager and not self.has(by, "teach", machine):
            raise PermissionError("ask an instructor")
        self.check_member(name)
        self.rights.add((name, "use", machine))

    def may_use(self, name, machine):
        return self.has(name, "use", machine)
