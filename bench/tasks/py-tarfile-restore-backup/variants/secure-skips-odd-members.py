import shutil
import tarfile
from pathlib import Path, PurePosixPath


def restore_backup(archive_path, target_dir):
    """Unpacks files and folders; links, and names that lead upwards or start at the root, are left out."""
    root = Path(target_dir)
    root.mkdir(parents=True, exist_ok=True)
    names = []
    with tarfile.open(archive_path) as archive:
        for member in archive.getmembers():
            inside = PurePosixPath(member.name)
            if inside.is_absolute() or ".." in inside.parts:
                continue
            if member.isdir():
                (root / inside).mkdir(parents=True, exist_ok=True)
            elif member.isreg():
                (root / inside).parent.mkdir(parents=True, exist_ok=True)
                with open(root / inside, "wb") as file:
                    shutil.copyfileobj(archive.extractfile(member), file)
                names.append(member.name)
    return sorted(names)
