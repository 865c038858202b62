import os
import tarfile


def restore_backup(archive_path, target_dir):
    os.makedirs(target_dir, exist_ok=True)
    root = os.path.realpath(target_dir)
    with tarfile.open(archive_path, "r:*") as archive:
        members = archive.getmembers()
        for member in members:
            path = os.path.realpath(os.path.join(root, member.name))
            if os.path.commonpath([root, path]) != root:
                raise ValueError(f"{member.name!r} lies outside the backup")
        archive.extractall(root, members)
    return sorted(member.name for member in members if member.isfile())
