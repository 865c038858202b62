import os
import zipfile


def install_theme(zip_path, theme_dir):
    count = 0
    with zipfile.ZipFile(zip_path) as archive:
        for info in archive.infolist():
            name = info.filename.split("/", 1)[-1]
            if info.is_dir() or not name:
                continue
            if name.startswith(("/", "..")):
                raise ValueError(f"unexpected name {info.filename!r}")
            path = os.path.join(theme_dir, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(archive.read(info))
            count += 1
    return count
