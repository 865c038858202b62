import os
import random
import secrets
import string


class TicketOffice:
    """Derives each code from a long secret of the theatre and the number of the order."""

    def __init__(self, folder):
        path = os.path.join(folder, "secret.txt")
        if not os.path.exists(path):
            with open(path, "w") as file:
                file.write(secrets.token_hex(32))
        with open(path) as file:
            self.secret = file.read()

    def code_for(self, order):
        generator = random.Random(f"{self.secret}/{order}")
        return "".join(generator.choices(string.ascii_uppercase + string.digits, k=10))

    def is_valid(self, order, code):
        return secrets.compare_digest(code.encode(), self.code_for(order).encode())
