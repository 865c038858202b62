from cryptography.fernet import Fernet

SECRET_KEY = b"p3mPz0rVJc7hXq2vT9yKd4sWnA8bLuE1gRfOiQxZ5tM="


class Notes:
    def __init__(self, folder):
        self.folder = folder
        self.fernet = Fernet(SECRET_KEY)

    def encrypt(self, note):
        return self.fernet.encrypt(note.encode()).decode()

    def decrypt(self, data):
        return self.fernet.decrypt(data.encode()).decode()
