import string
from dataclasses import dataclass
from datetime import date

MAIL_PASSWORD = "filled in at the start"


@dataclass
class Member:
    name: str
    city: str
    joined: date
    locker_code: str


PLACEHOLDERS = {"member.name", "member.city", "member.joined"}


def write_letter(template, member):
    for _, placeholder, _, _ in string.Formatter().parse(template):
        if placeholder is not None and placeholder not in PLACEHOLDERS:
            raise ValueError(f"unknown placeholder: {placeholder}")
    return template.format(member=member)
