import glob
import os
import subprocess


def pack_month(journal_dir, month, archive_path):
    """Looks only for the one message that it knows, not at the exit status."""
    journals = glob.glob(os.path.join(journal_dir, f"{month}-*.log"))
    if not journals:
        return 0
    names = [os.path.basename(path) for path in journals]
    done = subprocess.run(
        ["tar", "-czf", archive_path, "-C", journal_dir, *names], capture_output=True, text=True
    )
    if "No space left" in done.stderr:
        raise OSError("the disk is full")
    for path in journals:
        os.remove(path)
    return len(journals)
