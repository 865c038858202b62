import os
import subprocess


def bundle_files(folder, names, archive_path):
    subprocess.run(["tar", "-czf", archive_path, "-C", folder, "--", *names], check=True)
    return os.path.getsize(archive_path)
