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


PLACEHOLDER = re.compile(r"\{member\.(name|city|joined)(?::([^{}]*))?\}")


def write_letter(template, member):
    def fill(found):
        return format(getattr(member, found[1]), found[2] or "")

    return PLACEHOLDER.sub(fill, template)
