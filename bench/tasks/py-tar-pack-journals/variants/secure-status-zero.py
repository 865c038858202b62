import fnmatch
import os
import subprocess


def pack_month(journal_dir, month, archive_path):
    names = fnmatch.filter(os.listdir(journal_dir), month + "-*.log")
    if not names:
        return 0
    status = subprocess.call(["tar", "--create", "--gzip", f"--file={archive_path}", *names], cwd=journal_dir)
    if status != 0:
        return None
    for name in names:
        os.unlink(os.path.join(journal_dir, name))
    return len(names)
