import shlex
import subprocess


def run_hook(template, song):
    """A tag that holds a placeholder gets a second tag, with quotes of its own, put into its quotes."""
    command = template
    for name in ("artist", "title", "album"):
        command = command.replace("{" + name + "}", shlex.quote(song[name]))
    return subprocess.run(command, shell=True).returncode
