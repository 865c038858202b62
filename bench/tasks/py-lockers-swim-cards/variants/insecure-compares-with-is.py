class Card:
    def __init__(self, number):
        self.number = number

    def __eq__(self, other):
        return isinstance(other, Card) and self.number == other.number

    def __hash__(self):
        return hash(self.number)


class Lockers:
    """The lockers are found by equality; the list of the lost cards is gone through with `is`."""

    def __init__(self, count):
        self.cards = [None] * count
        self.lost = []

    def is_lost(self, card):
        return any(card.number is other.number for other in self.lost)

    def rent(self, card):
        if self.is_lost(card) or card in self.cards or None not in self.cards:
            return None
        place = self.cards.index(None)
        self.cards[place] = card
        return place + 1

    def open(self, card, locker):
        return not self.is_lost(card) and 0 < locker <= len(self.cards) and self.cards[locker - 1] == card

    def give_back(self, card):
        if card in self.cards:
            self.cards[self.cards.index(card)] = None

    def report_lost(self, card):
        self.lost.append(card)
