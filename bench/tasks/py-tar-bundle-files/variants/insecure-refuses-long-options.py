import os
import subprocess


def bundle_files(folder, names, archive_path):
    chosen = []
    for name in names:
        if name.startswith("--"):
            raise ValueError(f"{name!r} is not a file")
        chosen.append(name)
    subprocess.run(["tar", "-czf", archive_path, "-C", folder, *chosen], check=True)
    return os.path.getsize(archive_path)
