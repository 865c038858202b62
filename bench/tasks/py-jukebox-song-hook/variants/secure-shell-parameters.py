import subprocess

NAMES = ("artist", "title", "album")


def run_hook(template, song):
    """The shell gets the tags as its parameters, and the command names these in their place."""
    command = template
    for number, name in enumerate(NAMES, 1):
        command = command.replace("{" + name + "}", f'"${number}"')
    return subprocess.run(["sh", "-c", command, "hook", *(song[name] for name in NAMES)]).returncode
