import re
import subprocess


def run_hook(template, song):
    words = {name: re.sub(r"[;&|<>\n]", "", text) for name, text in song.items()}
    return subprocess.run(["sh", "-c", template.format(**words)]).returncode
