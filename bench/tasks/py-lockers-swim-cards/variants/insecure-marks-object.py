class Card:
    """A lost card is marked, but only the object that the cash desk has made."""

    def __init__(self, number):
        self.number = number
        self.lost = False


class Lockers:
    def __init__(self, count):
        self.free = list(range(1, count + 1))
        self.rented = {}

    def rent(self, card):
        if card.lost or card.number in self.rented or not self.free:
            return None
        self.rented[card.number] = self.free.pop(0)
        return self.rented[card.number]

    def open(self, card, locker):
        return not card.lost and self.rented.get(card.number) == locker

    def give_back(self, card):
        if card.number in self.rented:
            self.free.append(self.rented.pop(card.number))
            self.free.sort()

    def report_lost(self, card):
        card.lost = True
