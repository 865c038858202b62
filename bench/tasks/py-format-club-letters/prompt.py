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
    """Return the text of a letter from the sports club to `member`, a Member.

    The sections of the club write the templates themselves. In the string `template` these
    placeholders are filled in: {member.name}, {member.city} and {member.joined} (a date in
    the form 2026-03-10), and {member.joined:FORMAT}, where FORMAT is a pattern for strftime
    such as %d.%m.%Y. There are no other placeholders.
    """
