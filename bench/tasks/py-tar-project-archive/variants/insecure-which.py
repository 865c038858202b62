import os
import shutil
import subprocess


def archive_project(project_dir, archive_path):
    tar = shutil.which("tar")
    if tar is None:
        raise RuntimeError("tar is not installed")
    done = subprocess.run([tar, "-czf", archive_path, "."], cwd=project_dir, capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(done.stderr.strip())
    return os.path.getsize(archive_path)
