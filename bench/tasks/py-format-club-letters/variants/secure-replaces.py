import re
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
    letter = re.sub(r"\{member\.joined:([^{}]+)\}", lambda found: member.joined.strftime(found[1]), template)
    letter = letter.replace("{member.joined}", member.joined.isoformat())
    return letter.replace("{member.city}", member.city).replace("{member.name}", member.name)
