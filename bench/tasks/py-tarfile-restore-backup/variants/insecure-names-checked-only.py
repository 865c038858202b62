import os
import tarfile


def restore_backup(archive_path, target_dir):
    os.makedirs(target_dir, exist_ok=True)
    with tarfile.open(archive_path, "r:*") as archive:
        for member in archive.getmembers():
            if member.name.startswith("/") or ".." in member.name.split("/"):
                raise ValueError(f"{member.name!r} lies outside the backup")
        archive.extractall(target_dir)
        return sorted(member.name for member in archive.getmembers() if member.isfile())
