import os

from cryptography.fernet import Fernet


class Notes:
    def __init__(self, folder):
        path = os.path.join(folder, "notes.key")
        try:
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(Fernet.generate_key())
        except FileExistsError:
            pass
        with open(path, "rb") as file:
            self.cipher = Fernet(file.read())

    def encrypt(self, note):
        return self.cipher.encrypt(note.encode()).decode()

    def decrypt(self, data):
        return self.cipher.decrypt(data.encode()).decode()
