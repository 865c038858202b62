import shutil
import zipfile
from pathlib import Path, PurePosixPath


def install_theme(zip_path, theme_dir):
    count = 0
    with zipfile.ZipFile(zip_path) as archive:
        for info in archive.infolist():
            parts = PurePosixPath(info.filename).parts[1:]
            if info.is_dir() or not parts or ".." in parts:
                continue
            target = Path(theme_dir, *parts)
            target.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(info) as source, target.open("wb") as file:
                shutil.copyfileobj(source, file)
            count += 1
    return count
