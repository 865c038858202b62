import random
import string

ALPHABET = string.ascii_uppercase + string.digits


class TicketOffice:
    def __init__(self, folder):
        self.folder = folder

    def code_for(self, order):
        rng = random.Random(order)
        return "".join(rng.choice(ALPHABET) for _ in range(10))

    def is_valid(self, order, code):
        return code == self.code_for(order)
