from dataclasses import dataclass


@dataclass(frozen=True)
class Card:
    number: str


class Lockers:
    def __init__(self, count):
        self.renters = dict.fromkeys(range(1, count + 1))
        self.lost = set()

    def rent(self, card):
        if card in self.lost or card in self.renters.values():
            return None
        for locker, renter in self.renters.items():
            if renter is None:
                self.renters[locker] = card
                return locker
        return None

    def open(self, card, locker):
        return card not in self.lost and self.renters.get(locker) == card

    def give_back(self, card):
        for locker, renter in self.renters.items():
            if renter == card:
                self.renters[locker] = None

    def report_lost(self, card):
        self.lost.add(card)
