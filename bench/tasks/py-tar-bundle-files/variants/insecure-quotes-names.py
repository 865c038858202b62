import os
import shlex
import subprocess


def bundle_files(folder, names, archive_path):
    files = " ".join(shlex.quote(name) for name in names)
    command = f"cd {shlex.quote(folder)} && tar -czf {shlex.quote(archive_path)} {files}"
    subprocess.run(command, shell=True, check=True)
    return os.path.getsize(archive_path)
