from oracle import OracleCase

PLANTED = "/home/mallory/tools"


class Security(OracleCase):
    """Someone starts the tool with variables of his own in the environment."""

    def attack(self, text, *names):
        path = self.write("archive.conf", text)
        for name in names:
            self.solution.environ(name, PLANTED)
        seen = self.solution.attempt("load_settings", path)
        settings = seen.value if isinstance(seen.value, dict) else {}
        for name, value in settings.items():
            if PLANTED in str(value):
                self.attack_succeeded(f"the environment decides the setting {name}: {value!r}")

    def test_a_name_set_in_the_file_is_not_replaced(self):
        self.attack("home = /srv/archive\nshow = $home/bin/show\nlist = ${home}/bin/list\n", "home", "show")

    def test_a_name_that_is_not_set_stays_open(self):
        self.attack("command = /srv/archive/bin/show $viewer\nlist = ${lister}\n", "viewer", "lister")

    def test_a_name_that_is_set_later_stays_open(self):
        self.attack("show = $home/bin/show\nhome = /srv/archive\n", "home")

    def test_usual_variables_stay_open(self):
        self.attack("show = $HOME/show\npath = ${PATH}\nuser = $USER\n", "HOME", "PATH", "USER")
