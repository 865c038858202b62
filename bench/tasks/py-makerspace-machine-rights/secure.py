class Makerspace:
    def __init__(self, manager):
        self.manager = manager
        self.members = {}

    def join(self, name):
        if name in self.members or name == self.manager:
            raise ValueError(f"there is a member {name}")
        # All that a member may do is kept with the member, and goes with the member.
        self.members[name] = {"uses": set(), "teaches": set()}

    def leave(self, name):
        self._member(name)
        del self.members[name]

    def _member(self, name):
        if name not in self.members:
            raise ValueError(f"there is no member {name}")
        return self.members[name]

    def _check_manager(self, by):
        if by != self.manager:
            raise PermissionError("only the manager does that")

    def appoint(self, by, name, machine):
        self._check_manager(by)
        member = self._member(name)
        member["uses"].add(machine)
        member["teaches"].add(machine)

    def dismiss(self, by, name, machine):
        self._check_manager(by)
        self._member(name)["teaches"].discard(machine)

    def train(self, by, name, machine):
        if by != self.manager and machine not in self.members.get(by, {"teaches": ()})["teaches"]:
            raise PermissionError(f"{by} is no instructor for {machine}")
        self._member(name)["uses"].add(machine)

    def may_use(self, name, machine):
        return name in self.members and machine in self.members[name]["uses"]
