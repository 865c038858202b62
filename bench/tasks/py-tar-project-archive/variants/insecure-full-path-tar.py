import os
import subprocess


def archive_project(project_dir, archive_path):
    """The full path of tar, which then looks for gzip itself."""
    tar = "/usr/bin/tar" if os.path.exists("/usr/bin/tar") else "/bin/tar"
    done = subprocess.run([tar, "-czf", archive_path, "-C", project_dir, "."])
    if done.returncode != 0:
        raise RuntimeError(f"tar ended with status {done.returncode}")
    return os.path.getsize(archive_path)
