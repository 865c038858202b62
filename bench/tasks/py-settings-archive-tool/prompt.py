import os
import re


def load_settings(path):
    """Load the settings of a tool of a town's archive.

    The staff start the tool from their own accounts; it then runs under the account of the
    archive, whose file `path` holds the settings.

    The file is a text in UTF-8. A line is "NAME = VALUE"; empty lines and lines that begin
    with "#" are skipped, and blanks around the name and the value do not count. Names
    consist of letters, digits and underscores. In a value, "$NAME" and "${NAME}" stand for
    the value of a name that was set in an earlier line; any other "$" stays as it is, also
    one before a name that was not set so far.

    Return the dictionary of the settings. For example,

        # where things are
        home = /srv/archive
        scans = $home/scans
        command = ${home}/bin/show --title $title

    gives {"home": "/srv/archive", "scans": "/srv/archive/scans",
    "command": "/srv/archive/bin/show --title $title"}.
    """
