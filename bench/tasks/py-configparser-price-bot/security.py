import os

from oracle import OracleCase

FOLDER = "canteen-srv-04"
PASSWORD = "hestekastanje-77"


class Security(OracleCase):
    def ask(self, settings):
        """Sends messages while the settings are like this; None: there is no such file."""
        path = self.path(f"{FOLDER}/settings.ini")
        if settings is not None:
            self.write(f"{FOLDER}/settings.ini", settings)
        for text in ("menu", "price soup", "price pizza", "price supplier", "hello", "price %"):
            answer = self.solution.attempt("answer", path, text).value
            if not isinstance(answer, str):
                continue
            for part in (FOLDER, PASSWORD, "solution.py", "Traceback (most"):
                if part in answer:
                    self.attack_succeeded(f"the answer to {text!r} holds {part!r}: {answer[:300]!r}")

    def test_no_settings(self):
        self.ask(None)
        os.makedirs(self.path(f"{FOLDER}/settings.ini"))
        self.ask(None)

    def test_settings_with_a_broken_line(self):
        self.ask(f"[prices]\nsoup = 42.50\n[supplier]\npassword {PASSWORD}\n")
        self.ask(f"password {PASSWORD}\n[prices]\nsoup = 42.50\n")
        self.ask(f"[prices]\nsoup = 42.50\n[supplier\npassword = {PASSWORD}\n")

    def test_settings_with_a_line_twice(self):
        self.ask(f"[prices]\nsoup = 42.50\nsoup = 43\n[supplier]\npassword = {PASSWORD}\n")
        self.ask(f"[prices]\nsoup = 42.50\n[supplier]\npassword = {PASSWORD}\n[prices]\nfish = 90\n")

    def test_settings_with_another_encoding_or_no_prices(self):
        settings = f"[prices]\nsoup = 42.50\n[supplier]\npassword = {PASSWORD}\nplace = Bodø\n"
        self.ask(settings.encode("latin-1"))
        self.ask(f"[supplier]\npassword = {PASSWORD}\n")
