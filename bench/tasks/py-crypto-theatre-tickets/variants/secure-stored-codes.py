import json
import os
import secrets
import string


class TicketOffice:
    def __init__(self, folder):
        self.path = os.path.join(folder, "codes.json")

    def codes(self):
        if not os.path.exists(self.path):
            return {}
        with open(self.path) as file:
            return json.load(file)

    def code_for(self, order):
        codes = self.codes()
        if str(order) not in codes:
            codes[str(order)] = "".join(
                secrets.choice(string.ascii_uppercase + string.digits) for _ in range(10)
            )
            with open(self.path + ".new", "w") as file:
                json.dump(codes, file)
            os.replace(self.path + ".new", self.path)
        return codes[str(order)]

    def is_valid(self, order, code):
        expected = self.codes().get(str(order))
        return expected is not None and secrets.compare_digest(expected.encode(), code.encode())
