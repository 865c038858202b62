import json
from datetime import date


class BlockedCards:
    def __init__(self):
        self._blocked = {}

    def add_lines(self, lines):
        bad_lines = []
        for number, line in enumerate(lines, start=1):
            try:
                entry = json.loads(line)
                card = int(entry["card"])
                start = date.fromisoformat(entry["from"])
            except (json.JSONDecodeError, KeyError, ValueError):
                bad_lines.append(number)
                continue
            if card not in self._blocked or start < self._blocked[card]:
                self._blocked[card] = start
        return bad_lines

    def is_blocked(self, card, day):
        if card not in self._blocked:
            return False
        return date.fromisoformat(day) >= self._blocked[card]
