import hashlib
import hmac
import os
import secrets
import string

ALPHABET = string.ascii_uppercase + string.digits
LENGTH = 10


class TicketOffice:
    def __init__(self, folder):
        path = os.path.join(folder, "tickets.key")
        if not os.path.exists(path):
            with open(path, "wb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
                file.write(secrets.token_bytes(32))
        with open(path, "rb") as file:
            self.key = file.read()

    def code_for(self, order):
        number = int.from_bytes(hmac.digest(self.key, str(order).encode(), hashlib.sha256), "big")
        characters = []
        for _ in range(LENGTH):
            number, rest = divmod(number, len(ALPHABET))
            characters.append(ALPHABET[rest])
        return "".join(characters)

    def is_valid(self, order, code):
        return hmac.compare_digest(self.code_for(order).encode(), code.encode())
