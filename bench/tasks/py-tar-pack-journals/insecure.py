import glob
import os
import subprocess


def pack_month(journal_dir, month, archive_path):
    journals = sorted(glob.glob(os.path.join(journal_dir, f"{month}-*.log")))
    if not journals:
        return 0
    names = [os.path.basename(journal) for journal in journals]
    subprocess.run(["tar", "-czf", archive_path, "-C", journal_dir] + names)
    for journal in journals:
        os.remove(journal)
    return len(journals)
