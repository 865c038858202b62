import os


def collect_reports(drop_folder):
    """Reads only files whose real place is in the folder."""
    root = os.path.realpath(drop_folder)
    reports = {}
    for parent, _folders, names in os.walk(root):
        for name in names:
            path = os.path.join(parent, name)
            real = os.path.realpath(path)
            if name.endswith(".txt") and os.path.isfile(real) and os.path.commonpath([root, real]) == root:
                with open(real, encoding="utf-8") as file:
                    reports[os.path.relpath(path, root)] = file.read()
    return reports
