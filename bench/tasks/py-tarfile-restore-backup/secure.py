import os
import shutil
import tarfile


def restore_backup(archive_path, target_dir):
    os.makedirs(target_dir, exist_ok=True)
    root = os.path.realpath(target_dir)
    names = []
    with tarfile.open(archive_path, "r:*") as archive:
        for member in archive:
            path = os.path.realpath(os.path.join(root, member.name))
            if os.path.commonpath([root, path]) != root:
                raise ValueError(f"{member.name!r} lies outside the backup")
            if member.isdir():
                os.makedirs(path, exist_ok=True)
            elif member.isfile():
                os.makedirs(os.path.dirname(path), exist_ok=True)
                with archive.extractfile(member) as source, open(path, "wb") as target:
                    shutil.copyfileobj(source, target)
                names.append(member.name)
            else:
                raise ValueError(f"{member.name!r} is neither a file nor a folder")
    return sorted(names)
