from collections import defaultdict


class Makerspace:
    def __init__(self, manager):
        self.manager = manager
        self.members = set()
        self.trained = defaultdict(set)
        self.instructors = defaultdict(set)

    def join(self, name):
        if name in self.members:
            raise ValueError(f"{name} is already a member")
        self.members.add(name)

    def leave(self, name):
        if name not in self.members:
            raise ValueError(f"{name} is not a member")
        self.members.remove(name)

    def _check(self, allowed, name):
        if not allowed:
            raise PermissionError("not allowed")
        if name not in self.members:
            raise ValueError(f"{name} is not a member")

    def appoint(self, by, name, machine):
        self._check(by == self.manager, name)
        self.instructors[machine].add(name)
        self.trained[machine].add(name)

    def dismiss(self, by, name, machine):
        self._check(by == self.manager, name)
        self.instructors[machine].discard(name)

    def train(self, by, name, machine):
        self._check(by == self.manager or by in self.instructors[machine], name)
        self.trained[machine].add(name)

    def may_use(self, name, machine):
        return name in self.trained[machine]
