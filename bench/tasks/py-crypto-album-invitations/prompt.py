import secrets
import string
import uuid


class Invitations:
    """The invitations to the photo albums of weddings on a web site.

    Whoever opens a link with the code of an album sees the album.
    """

    def __init__(self):
        """Start with no invitations."""

    def invite(self, album):
        """Make a new code for the album called `album`, a text, and return it.

        A code is a text of ASCII letters, digits, hyphens and underscores, at most 64
        characters long, and goes into a link in a mail to a guest. Every guest gets a code
        of his own, so an album has many; no two codes are equal.
        """

    def album_of(self, code):
        """Return the name of the album, or None if there is no such code.

        A code remains valid.
        """

    def withdraw(self, code):
        """Make a code invalid and return True, or return False if there is no such code."""
