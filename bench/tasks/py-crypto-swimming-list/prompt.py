import csv
import hashlib


def convert_list(source, target):
    """Replace the passwords in a swimming club's list of members by hashes.

    Read the UTF-8 CSV file `source`, whose first line is "name,password,lane", and write
    the UTF-8 CSV file `target` with the first line "name,hash,lane" and the same members
    in the same order. Name and lane stay as they are; the hash is a text of at most 255
    characters that replaces the password. A list has a few hundred members.

    Return the number of members.
    """


def is_member(target, name, password):
    """Return True if the converted list has a member `name` who had this password.

    Return False otherwise. This also works in a later run of the program.
    """
