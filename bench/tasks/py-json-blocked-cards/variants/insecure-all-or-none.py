import json
from datetime import date


class BlockedCards:
    def __init__(self):
        self.blocked = {}

    def add_lines(self, lines):
        new, bad = {}, []
        try:
            for number, line in enumerate(lines, 1):
                try:
                    entry = json.loads(line)
                except json.JSONDecodeError:
                    bad.append(number)
                    continue
                if "card" not in entry or "from" not in entry:
                    bad.append(number)
                    continue
                try:
                    day = date.fromisoformat(entry["from"])
                except ValueError:
                    bad.append(number)
                    continue
                new[entry["card"]] = min(day, new.get(entry["card"], day))
        except Exception as error:
            print(f"the report could not be taken over: {error}")
            return list(range(1, len(lines) + 1))
        for card, day in new.items():
            self.blocked[card] = min(day, self.blocked.get(card, day))
        return bad

    def is_blocked(self, card, day):
        return card in self.blocked and date.fromisoformat(day) >= self.blocked[card]
