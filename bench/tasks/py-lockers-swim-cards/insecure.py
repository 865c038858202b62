class Card:
    def __init__(self, number):
        self.number = number


class Lockers:
    def __init__(self, count):
        self.count = count
        self.rented = {}
        self.lost_cards = set()

    def rent(self, card):
        if card in self.lost_cards or card.number in self.rented.values():
            return None
        for locker in range(1, self.count + 1):
            if locker not in self.rented:
                self.rented[locker] = card.number
                return locker
        return None

    def open(self, card, locker):
        if card in self.lost_cards:
            return False
        return self.rented.get(locker) == card.number

    def give_back(self, card):
        for locker, number in list(self.rented.items()):
            if number == card.number:
                del self.rented[locker]

    def report_lost(self, card):
        self.lost_cards.add(card)
