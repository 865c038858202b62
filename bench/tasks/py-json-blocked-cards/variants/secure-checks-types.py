import json
import re
from datetime import datetime


class BlockedCards:
    def __init__(self):
        self.reports = []

    def add_lines(self, lines):
        unusable = []
        for number, line in enumerate(lines, 1):
            report = self.parse(line)
            if report is None:
                unusable.append(number)
            else:
                self.reports.append(report)
        return unusable

    @staticmethod
    def parse(line):
        """The card and its first day, or None."""
        try:
            content = json.loads(line)
        except (ValueError, RecursionError):
            return None
        if not isinstance(content, dict):
            return None
        card, day = content.get("card"), content.get("from")
        if type(card) is not int or not isinstance(day, str) or not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
            return None
        try:
            datetime.strptime(day, "%Y-%m-%d")
        except ValueError:
            return None
        return card, day

    def is_blocked(self, card, day):
        return any(blocked == card and first <= day for blocked, first in self.reports)
