import hashlib


def hash_password(password):
    """Turn a password into what is stored in the account's row in its place.

    Return a text that is at most 255 characters long. Passwords are texts and may hold
    any characters.
    """


def check_password(password, stored):
    """Tell whether `password` is the one that `stored` was made from.

    `stored` is what hash_password once returned, perhaps in an earlier run of the
    program. Return True or False.
    """
