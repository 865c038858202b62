import json
import os


class Gallery:
    """The photos of a club. The members add photos on a web page; a picture frame in the
    club house shows the files in `folder` under their own names.

    `Gallery(folder)` opens the gallery in the existing folder `folder`. What was added
    through one object is there for an object made later, perhaps in another run of the
    program; how the gallery remembers it is up to you. Nothing but this folder is kept by
    the nightly backup, so all that is to be remembered is in it.

    The web page has made sure that `name` is one to 100 characters out of letters, digits,
    ".", "_" and "-", and neither "." nor "..".
    """

    def __init__(self, folder): ...

    def add(self, member, name, data):
        """Store the bytes `data` as the file `name` in the folder.

        A member may replace a photo that he or she has added; if another member has added a
        photo of that name, PermissionError is raised.
        """

    def owner(self, name):
        """Return the name of the member who has added that photo, or None if there is none."""

    def read(self, name):
        """Return the bytes of a photo. Raise KeyError if there is no such photo."""
