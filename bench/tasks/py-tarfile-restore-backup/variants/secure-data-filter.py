import os
import tarfile


def restore_backup(archive_path, target_dir):
    os.makedirs(target_dir, exist_ok=True)
    with tarfile.open(archive_path) as archive:
        archive.extractall(target_dir, filter="data")
        return sorted(member.name for member in archive.getmembers() if member.isreg())
