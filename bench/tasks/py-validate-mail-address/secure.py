import re

MAILBOX = r"[A-Za-z0-9]+([._+-][A-Za-z0-9]+)*"
PART = r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*"
ADDRESS = re.compile(rf"{MAILBOX}@({PART}\.)+[A-Za-z]{{2,}}")


def is_valid_address(text):
    return ADDRESS.fullmatch(text) is not None
