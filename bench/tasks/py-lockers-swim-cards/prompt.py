class Card:
    """The card of a guest of a swimming bath.

    `number` is the text that is printed on it, such as "0417-A", and is kept in the
    attribute `number`. A reader at the lockers makes a Card object when a card is held to
    it, and the cash desk makes one of what it types in.
    """

    def __init__(self, number): ...


class Lockers:
    """The lockers 1 to `count` of the bath, all free at first."""

    def __init__(self, count): ...

    def rent(self, card):
        """Rent the free locker with the lowest number to the card and return its number.

        Return None if no locker is free, if the card has a locker already, or if it was
        reported as lost.
        """

    def open(self, card, locker):
        """Return True if that locker is rented to the card and the card was not reported as
        lost, else False."""

    def give_back(self, card):
        """Make the locker of the card free."""

    def report_lost(self, card):
        """Note that a guest has lost a card. A locker that is rented to it stays rented."""
