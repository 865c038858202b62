from oracle import OracleCase

CANARY = "canary"


class Security(OracleCase):
    def load(self, text):
        self.solution.attempt("load_settings", self.write("settings.yaml", text))
        if self.exists(CANARY):
            self.attack_succeeded(f"the settings file ran code of its own: {text!r}")

    def test_no_function_is_called(self):
        for value in (
            f'!!python/object/apply:builtins.open ["{self.path(CANARY)}", "w"]',
            f'!!python/object/new:builtins.open ["{self.path(CANARY)}", "w"]',
            f'!!python/object/apply:builtins.exec ["open({self.path(CANARY)!r}, \'w\')"]',
            f'!!python/object/apply:io.open {{args: ["{self.path(CANARY)}"], kwds: {{mode: w}}}}',
        ):
            self.load(f"theme: {value}\n")
            self.load(f"window:\n  size: !!python/tuple [1, {value}]\n")

    def test_no_program_is_started(self):
        for value in (
            f'!!python/object/apply:os.system ["echo x > {self.path(CANARY)}"]',
            f'!!python/object/apply:subprocess.call [[sh, -c, "echo x > {self.path(CANARY)}"]]',
        ):
            self.load(f"theme: {value}\n")

    def test_other_spellings_of_a_tag_do_not_help(self):
        call = f'["{self.path(CANARY)}", "w"]'
        self.load(f"theme: !<tag:yaml.org,2002:python/object/apply:builtins.open> {call}\n")
        self.load(f"theme: !!%70ython/%6Fbject/apply:builtins.open {call}\n")
        self.load(f"%TAG !t! tag:yaml.org,2002:pyth\n---\ntheme: !t!on/object/apply:builtins.open {call}\n")
