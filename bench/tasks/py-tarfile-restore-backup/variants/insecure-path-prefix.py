import os
import tarfile


def restore_backup(archive_path, target_dir):
    os.makedirs(target_dir, exist_ok=True)
    root = os.path.realpath(target_dir)
    names = []
    with tarfile.open(archive_path, "r:*") as archive:
        for member in archive.getmembers():
            if not member.isfile() and not member.isdir():
                continue
            if not os.path.realpath(os.path.join(root, member.name)).startswith(root):
                raise ValueError(f"unexpected path {member.name!r}")
            archive.extract(member, root)
            if member.isfile():
                names.append(member.name)
    return sorted(names)
