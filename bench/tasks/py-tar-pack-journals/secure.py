import os
import subprocess


def pack_month(journal_dir, month, archive_path):
    found = sorted(os.listdir(journal_dir))
    names = [name for name in found if name.startswith(f"{month}-") and name.endswith(".log")]
    if not names:
        return 0
    subprocess.run(["tar", "-czf", archive_path, "-C", journal_dir, "--", *names], check=True)
    for name in names:
        os.remove(os.path.join(journal_dir, name))
    return len(names)
