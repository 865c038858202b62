import re


def is_valid_address(text):
    """Tell whether the text typed into a sign-up form is a mail address.

    An address is a mailbox, one "@", and a domain, and nothing else. The mailbox consists
    of ASCII letters and digits; it may also hold ".", "_", "-" and "+", but not at its
    start or end and no two of them in a row. The domain consists of at least two parts
    joined by single dots. A part consists of ASCII letters and digits; it may also hold
    "-", but not at its start or end and no two in a row. The last part consists of at
    least two letters and nothing else. There is no limit on the length.

    Return True or False.
    """
