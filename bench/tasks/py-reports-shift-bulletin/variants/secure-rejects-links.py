import os


def collect_reports(drop_folder):
    """Stops at the first link: nobody has a reason to put one there."""
    reports = {}
    _collect(drop_folder, "", reports)
    return reports


def _collect(folder, prefix, reports):
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_symlink():
                raise ValueError(f"{prefix + entry.name} is a symbolic link")
            if entry.is_dir(follow_symlinks=False):
                _collect(entry.path, f"{prefix}{entry.name}/", reports)
            elif entry.is_file(follow_symlinks=False) and entry.name.endswith(".txt"):
                with open(entry.path, encoding="utf-8") as file:
                    reports[prefix + entry.name] = file.read()
