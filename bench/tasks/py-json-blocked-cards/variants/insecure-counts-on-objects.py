import json
from datetime import date


class BlockedCards:
    def __init__(self):
        self.days = {}

    def add_lines(self, lines):
        rejected = []
        for number, line in enumerate(lines, start=1):
            try:
                report = json.loads(line)
                card, day = report.get("card"), report.get("from")
                if card is None or day is None:
                    raise ValueError("incomplete")
                day = date.fromisoformat(day)
                if card not in self.days or day < self.days[card]:
                    self.days[card] = day
            except (ValueError, TypeError):
                rejected.append(number)
        return rejected

    def is_blocked(self, card, day):
        first = self.days.get(card)
        return first is not None and first <= date.fromisoformat(day)
