import json
import os


def add_entry(path, message):
    """Add an entry to the harvest book of an orchard.

    `message` is the text of a JSON object that a picker's phone has sent, such as

        {"picker": "Jörg", "sort": "Boskoop", "kilos": 18.5}

    The file `path` holds a JSON array of all entries so far; if there is no such file yet,
    it is made. Append the object to the array and return the number of entries that the file
    now holds. The people of the orchard also read the file in a text editor: it is in UTF-8,
    indented by two blanks, and letters such as "ö" stand there as they are, not as "\\u00f6".

    Raise ValueError if `message` is not the text of a JSON object with a text `picker`, a
    text `sort` and a number `kilos`.
    """
