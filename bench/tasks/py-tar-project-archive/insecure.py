import os
import subprocess


def archive_project(project_dir, archive_path):
    try:
        subprocess.run(["tar", "-czf", archive_path, "-C", project_dir, "."], check=True)
    except subprocess.CalledProcessError as error:
        raise RuntimeError(f"tar failed: {error}") from error
    return os.path.getsize(archive_path)
