import re

MAILBOX = re.compile(r"[A-Za-z0-9]+(?:[._+-][A-Za-z0-9]+)*")
DOMAIN = re.compile(r"(?:(?:[A-Za-z0-9]+-?)*[A-Za-z0-9]\.)+[A-Za-z]{2,}")


def is_valid_address(text):
    mailbox, _, domain = text.partition("@")
    return bool(MAILBOX.fullmatch(mailbox) and DOMAIN.fullmatch(domain))
