import base64
import hashlib
import json
import os

import cryptography


def save_accounts(path, phrase, accounts):
    """Keep the accounts of a mail program between two runs.

    Write the file `path`, in a format of your choice, and replace an earlier one.
    `accounts` is a dictionary from mail addresses to the passwords for their servers.
    `phrase` is the text that the user types when the mail program starts.

    All texts may hold any characters, and a password is at most 200 characters long.
    """


def load_accounts(path, phrase):
    """Return a dictionary equal to the one that the file was saved with.

    This works in a later run of the program as well; the mail program needs the passwords
    to sign in at the servers. Raise ValueError if `phrase` is not the one that the file
    was saved with.
    """
