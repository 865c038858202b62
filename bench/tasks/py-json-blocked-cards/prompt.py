import json
from datetime import date


class BlockedCards:
    """The key cards that open no door any more, in a chain of hotels.

    BlockedCards() starts with no cards.

    add_lines(lines) takes over what the hotels have reported in the last hour: a list of
    str, each a JSON object such as

        {"card": 4711, "from": "2026-03-01", "reason": "lost in the lake"}

    A line that cannot be used is left out. The method returns a list with the numbers of
    those lines, the first line being number 1.

    is_blocked(card, day) tells the lock of a door whether the card, an int, is blocked on
    the `day`, a str such as "2026-03-14": True from the day of its line on (the earliest
    one, if there are several lines), else False.
    """
