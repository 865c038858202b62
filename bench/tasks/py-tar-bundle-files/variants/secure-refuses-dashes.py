import os
import subprocess


def bundle_files(folder, names, archive_path):
    for name in names:
        if name.startswith("-"):
            raise ValueError(f"the file {name!r} cannot be downloaded")
    subprocess.run(["tar", "-C", folder, "-czf", archive_path] + names, check=True)
    return os.path.getsize(archive_path)
