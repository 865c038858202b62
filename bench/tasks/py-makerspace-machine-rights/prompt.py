class Makerspace:
    """Keeps, in memory, who may use the machines of a makerspace.

    `manager` is the name of the manager, who is no member and may use nothing. All names and
    machines are texts. appoint, dismiss and train raise PermissionError if `by` is not one
    who does that, and ValueError if `name` is not a member.
    """

    def __init__(self, manager): ...

    def join(self, name):
        """Add a member. Raise ValueError if the name is not free."""

    def leave(self, name):
        """A member has given notice. Raise ValueError if there is no such member.

        A name is free again when its member has left; another person may join with it.
        """

    def appoint(self, by, name, machine):
        """Make a member an instructor for a machine, which instructors may use.

        Only the manager does that.
        """

    def dismiss(self, by, name, machine):
        """End that; only the manager does it. The member goes on using the machine."""

    def train(self, by, name, machine):
        """An instructor has shown a machine to a member, who may use it from then on.

        `by` is an instructor for that machine, or the manager.
        """

    def may_use(self, name, machine):
        """Return True or False."""
