import json
from datetime import date


class BlockedCards:
    def __init__(self):
        self.first_days = {}

    def add_lines(self, lines):
        unusable = []
        for number, line in enumerate(lines, 1):
            try:
                report = json.loads(line)
                card, day = report["card"], date.fromisoformat(report["from"])
                self.first_days[card] = min(day, self.first_days.get(card, day))
            except Exception:
                # Whatever is wrong with one line must not keep the others out.
                unusable.append(number)
        return unusable

    def is_blocked(self, card, day):
        first = self.first_days.get(card)
        return first is not None and date.fromisoformat(day) >= first
