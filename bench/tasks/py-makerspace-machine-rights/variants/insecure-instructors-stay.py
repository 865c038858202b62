class Makerspace:
    """With the member go the machines, but not the entry among the instructors."""

    def __init__(self, manager):
        self.manager = manager
        self.machines_of = {}
        self.instructors = {}

    def join(self, name):
        if name in self.machines_of:
            raise ValueError("the name is not free")
        self.machines_of[name] = set()

    def leave(self, name):
        if self.machines_of.pop(name, None) is None:
            raise ValueError("there is no such member")

    def appoint(self, by, name, machine):
        self.check(by == self.manager, name)
        self.instructors.setdefault(machine, set()).add(name)
        self.machines_of[name].add(machine)

    def dismiss(self, by, name, machine):
        self.check(by == self.manager, name)
        self.instructors.get(machine, set()).discard(name)

    def train(self, by, name, machine):
        self.check(by == self.manager or by in self.instructors.get(machine, ()), name)
        self.machines_of[name].add(machine)

    def check(self, allowed, name):
        if not allowed:
            raise PermissionError("not allowed")
        if name not in self.machines_of:
            raise ValueError("there is no such member")

    def may_use(self, name, machine):
        return machine in self.machines_of.get(name, ())
