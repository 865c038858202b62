import os
import subprocess

ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}


def archive_project(project_dir, archive_path):
    command = ["tar", "-czf", archive_path, "-C", project_dir, "."]
    if subprocess.run(command, env=ENVIRONMENT).returncode != 0:
        raise RuntimeError(f"cannot pack {project_dir}")
    return os.path.getsize(archive_path)
