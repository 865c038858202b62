import json
import os
import sqlite3


class MemberRegister:
    """The register of the members of a town library, who renew their loans on a web page."""

    def __init__(self, path):
        """Open the register, which is kept in the file `path`, in a format of your choice.

        The file is made if it does not exist. What was changed through one object is there
        for an object made later, perhaps in another run of the program. Names and passwords
        are texts.
        """

    def add(self, name, password):
        """Add a member. Raise ValueError if there is a member of that name."""

    def sign_in(self, name, password):
        """Return True if there is such a member with this password, else False."""

    def change_password(self, name, old, new):
        """Give the member another password and return True.

        Return False and change nothing if there is no such member, if `old` is not the
        present password, or if `new` is one of the member's last three passwords (the
        present one and the two before it).
        """
