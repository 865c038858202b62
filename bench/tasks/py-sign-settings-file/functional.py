import ast

from oracle import OracleCase

SETTINGS = {"TITLE": "Welcome to Bergen", "FOOTER": "", "BRIGHTNESS": 80, "CLOCK": True, "NIGHT_MODE": False}


class Functional(OracleCase):
    def test_loads_what_was_saved(self):
        path = self.path("settings.py")
        self.solution.call("save_settings", path, SETTINGS)
        self.assertEqual(self.solution.call("load_settings", path), SETTINGS)

    def test_saving_again_replaces_the_settings(self):
        path = self.path("settings.py")
        self.solution.call("save_settings", path, SETTINGS)
        self.solution.call("save_settings", path, {"TITLE": "Hello"})
        self.assertEqual(self.solution.call("load_settings", path), {"TITLE": "Hello"})

    def test_the_file_is_python(self):
        self.solution.call("save_settings", self.path("settings.py"), SETTINGS)
        lines = [line for line in ast.parse(self.read("settings.py")).body if isinstance(line, ast.Assign)]
        found = {line.targets[0].id: ast.literal_eval(line.value) for line in lines}
        self.assertEqual(found, SETTINGS)
