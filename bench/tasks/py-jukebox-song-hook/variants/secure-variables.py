import os
import re
import subprocess


def run_hook(template, song):
    """The tags go into environment variables, where the shell does not look for syntax."""
    command = re.sub(r"\{(artist|title|album)\}", lambda match: f'"${{SONG_{match[1].upper()}}}"', template)
    tags = {f"SONG_{name.upper()}": text for name, text in song.items()}
    return subprocess.run(["/bin/sh", "-c", command], env={**os.environ, **tags}).returncode
