import json

from oracle import OracleCase

ANNA = {"user": "anna", "token": "t-123"}
BO = {"user": "bo", "token": "t-456"}


class Functional(OracleCase):
    def save(self, name, server, entry):
        self.solution.call("save_credentials", self.path(name), server, entry["user"], entry["token"])
        return json.loads(self.read(name))

    def test_creates_the_file_and_its_folders(self):
        self.assertEqual(self.save("home/.config/depot/login.json", "git.test", ANNA), {"git.test": ANNA})

    def test_keeps_other_servers(self):
        self.save("login.json", "git.test", ANNA)
        self.assertEqual(self.save("login.json", "hub.test", BO), {"git.test": ANNA, "hub.test": BO})

    def test_replaces_the_entry_of_the_server(self):
        self.save("login.json", "git.test", {"user": "anna", "token": "a much longer token " * 5})
        self.assertEqual(self.save("login.json", "git.test", BO), {"git.test": BO})
