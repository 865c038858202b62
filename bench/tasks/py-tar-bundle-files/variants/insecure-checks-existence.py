import os
import subprocess


def bundle_files(folder, names, archive_path):
    for name in names:
        path = os.path.realpath(os.path.join(folder, name))
        if not path.startswith(os.path.realpath(folder) + os.sep) or not os.path.isfile(path):
            raise FileNotFoundError(name)
    subprocess.run(["tar", "-czf", archive_path, *names], cwd=folder, check=True)
    return os.path.getsize(archive_path)
