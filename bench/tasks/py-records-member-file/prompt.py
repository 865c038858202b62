def rename(path, position, name):
    """Change the name of a member in the file of a sports club.

    The file at `path` is that of an old program which other machines still use. It
    consists of records of 32 bytes without anything between them: 24 bytes with the name
    (UTF-8, filled up with spaces at the end) and 8 bytes with the member's part in the
    club ("player", "trainer" or "board", ASCII, filled up with spaces too), for example

        b"Maren Vik               trainer "

    Write `name`, as a member has typed it, into the record number `position` (the first
    one is 0). All else in the file stays as it is. Raise ValueError if the name does not
    fit into its place, and IndexError if there is no such record.
    """
