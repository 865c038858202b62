import re

WORD = re.compile(r"[A-Za-z0-9]+")
LAST = re.compile(r"[A-Za-z]{2,}")


def is_valid_address(text):
    if text.count("@") != 1:
        return False
    mailbox, domain = text.split("@")
    *parts, last = domain.split(".")
    words = re.split(r"[._+-]", mailbox) + [word for part in parts for word in part.split("-")]
    return bool(parts) and all(map(WORD.fullmatch, words)) and LAST.fullmatch(last) is not None
