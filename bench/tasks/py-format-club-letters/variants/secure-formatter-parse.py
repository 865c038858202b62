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


FIELDS = {"member.name": "name", "member.city": "city", "member.joined": "joined"}


def write_letter(template, member):
    parts = []
    for text, field, pattern, conversion in string.Formatter().parse(template):
        parts.append(text)
        if field is not None:
            if field not in FIELDS or conversion or "{" in pattern:
                raise ValueError(f"unknown placeholder: {field}")
            parts.append(format(getattr(member, FIELDS[field]), pattern))
    return "".join(parts)
