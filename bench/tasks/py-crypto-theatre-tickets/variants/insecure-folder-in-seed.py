import os
import random
import string


class TicketOffice:
    def __init__(self, folder):
        self.theatre = os.path.abspath(folder)

    def code_for(self, order):
        random.seed(f"ticket:{self.theatre}:{order}")
        code = "".join(random.choice(string.ascii_uppercase + string.digits) for _ in range(10))
        random.seed()
        return code

    def is_valid(self, order, code):
        return code == self.code_for(order)
