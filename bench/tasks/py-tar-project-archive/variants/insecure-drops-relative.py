import os
import subprocess


def archive_project(project_dir, archive_path):
    """Takes only those folders out of the search path that depend on the current one."""
    folders = [folder for folder in os.environ.get("PATH", "").split(":") if folder.startswith("/")]
    environment = {**os.environ, "PATH": ":".join(folders)}
    command = ["tar", "-czf", archive_path, "-C", project_dir, "."]
    if subprocess.run(command, env=environment).returncode != 0:
        raise RuntimeError("tar failed")
    return os.path.getsize(archive_path)
