import glob
import os
import subprocess
import tarfile


def pack_month(journal_dir, month, archive_path):
    """Deletes what is found, whole, in the finished archive."""
    names = [os.path.basename(path) for path in glob.glob(os.path.join(journal_dir, f"{month}-??.log"))]
    if not names:
        return 0
    subprocess.run(["tar", "-czf", archive_path, "-C", journal_dir, *names], stderr=subprocess.DEVNULL)
    try:
        with tarfile.open(archive_path, "r:gz") as archive:
            packed = {member.name: len(archive.extractfile(member).read()) for member in archive}
    except (OSError, EOFError, tarfile.TarError):
        return 0
    count = 0
    for name in names:
        path = os.path.join(journal_dir, name)
        if packed.get(name) == os.path.getsize(path):
            os.remove(path)
            count += 1
    return count
