import os
import zipfile


def install_theme(zip_path, theme_dir):
    count = 0
    with zipfile.ZipFile(zip_path) as archive:
        for name in archive.namelist():
            if name.endswith("/"):
                continue
            target = os.path.join(theme_dir, name.split("/", 1)[1])
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "wb") as file:
                file.write(archive.read(name))
            count += 1
    return count
