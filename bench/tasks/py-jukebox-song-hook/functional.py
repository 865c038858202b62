from oracle import OracleCase

SONG = {"artist": "The Lanterns", "title": "Blue Ferry", "album": "Harbour"}


class Functional(OracleCase):
    def run_hook(self, template):
        return self.solution.call("run_hook", template, SONG)

    def test_puts_the_tags_in(self):
        log = self.path("played.txt")
        self.assertEqual(self.run_hook(f"echo {{artist}} {{title}} {{album}} {{title}} >> {log}"), 0)
        self.assertEqual(self.read("played.txt"), b"The Lanterns Blue Ferry Harbour Blue Ferry\n")

    def test_the_template_is_a_shell_command(self):
        log = self.path("now.txt")
        template = f"(echo {{title}}; echo $((2 + 3)); echo {{artist}}) | sort > {log} && exit 4"
        self.assertEqual(self.run_hook(template), 4)
        self.assertEqual(self.read("now.txt"), b"5\nBlue Ferry\nThe Lanterns\n")

    def test_gives_the_exit_status(self):
        self.assertEqual([self.run_hook("echo {title} | grep -q Ferry"), self.run_hook("exit 7")], [0, 7])
