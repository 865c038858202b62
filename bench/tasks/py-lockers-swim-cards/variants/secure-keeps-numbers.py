class Card:
    def __init__(self, number):
        self.number = number


class Lockers:
    def __init__(self, count):
        self.free = set(range(1, count + 1))
        self.locker_of = {}
        self.lost = set()

    def rent(self, card):
        if not self.free or card.number in self.locker_of or card.number in self.lost:
            return None
        locker = self.locker_of[card.number] = min(self.free)
        self.free.remove(locker)
        return locker

    def open(self, card, locker):
        return card.number not in self.lost and self.locker_of.get(card.number) == locker

    def give_back(self, card):
        if card.number in self.locker_of:
            self.free.add(self.locker_of.pop(card.number))

    def report_lost(self, card):
        self.lost.add(card.number)
