import os
import zipfile


def install_theme(zip_path, theme_dir):
    root = os.path.abspath(theme_dir)
    count = 0
    with zipfile.ZipFile(zip_path) as archive:
        for info in archive.infolist():
            name = info.filename.partition("/")[2]
            if info.is_dir() or not name:
                continue
            path = os.path.abspath(os.path.join(root, name))
            if not path.startswith(root):
                raise ValueError(f"{info.filename!r} lies outside {theme_dir}")
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(archive.read(info))
            count += 1
    return count
