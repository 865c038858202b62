import os
import zipfile


def install_theme(zip_path, theme_dir):
    """Leaves the writing to ZipFile.extract, which keeps every name below the folder."""
    os.makedirs(theme_dir, exist_ok=True)
    count = 0
    with zipfile.ZipFile(zip_path) as archive:
        for info in archive.infolist():
            _, _, rest = info.filename.partition("/")
            if not rest or info.is_dir():
                continue
            info.filename = rest
            archive.extract(info, theme_dir)
            count += 1
    return count
