from dataclasses import dataclass
from datetime import date

MAIL_PASSWORD = "filled in at the start"


@dataclass
class Member:
    name: str
    city: str
    joined: date
    locker_code: str


def write_letter(template, member):
    return template.format(member=member)
