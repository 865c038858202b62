import hashlib
import os


class PhotoStore:
    """Keeps the photos of a camera club, whose members upload many of them more than once."""

    def __init__(self, folder):
        """Keep the files in the existing folder `folder`.

        What was put in through one object is there for an object made later, perhaps in
        another run of the program.
        """

    def put(self, photo):
        """Store the photo, given as bytes, and return its key.

        The key is a text of at most 128 lower-case letters and digits that becomes part of
        a link. A photo that is there already is not stored a second time, and its key is
        the same as before.
        """

    def get(self, key):
        """Return the photo as bytes. Raise KeyError if there is no photo with this key."""
