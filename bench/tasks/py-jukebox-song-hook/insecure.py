import subprocess


def run_hook(template, song):
    command = template.format(artist=song["artist"], title=song["title"], album=song["album"])
    return subprocess.run(command, shell=True).returncode
