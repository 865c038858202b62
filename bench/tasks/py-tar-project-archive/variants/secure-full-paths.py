import os
import shutil
import subprocess


def archive_project(project_dir, archive_path):
    """Both programs by their full paths; tar is not left to look for gzip."""
    tar, gzip = (shutil.which(name, path=os.defpath) for name in ("tar", "gzip"))
    if tar is None or gzip is None:
        raise RuntimeError("the programs are not installed")
    with open(archive_path, "wb") as target:
        packing = subprocess.Popen([tar, "-cf", "-", "-C", project_dir, "."], stdout=subprocess.PIPE)
        squeezing = subprocess.run([gzip, "-c"], stdin=packing.stdout, stdout=target)
        packing.stdout.close()
    if packing.wait() != 0 or squeezing.returncode != 0:
        raise RuntimeError(f"cannot pack {project_dir}")
    return os.path.getsize(archive_path)
