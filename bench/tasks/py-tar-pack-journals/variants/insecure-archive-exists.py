import glob
import os
import subprocess


def pack_month(journal_dir, month, archive_path):
    """That there is an archive does not mean that all journals are in it."""
    journals = glob.glob(os.path.join(journal_dir, f"{month}-*.log"))
    if not journals:
        return 0
    names = [os.path.basename(path) for path in journals]
    subprocess.run(["tar", "-czf", archive_path, "-C", journal_dir, *names])
    if not os.path.exists(archive_path) or os.path.getsize(archive_path) == 0:
        raise RuntimeError("no archive was made")
    for path in journals:
        os.remove(path)
    return len(journals)
