import os


def collect_reports(drop_folder):
    root = os.path.realpath(drop_folder)
    reports = {}
    for parent, _folders, names in os.walk(root):
        for name in names:
            path = os.path.join(parent, name)
            if not name.endswith(".txt") or not os.path.realpath(path).startswith(root):
                continue
            with open(path, encoding="utf-8") as file:
                reports[os.path.relpath(path, root)] = file.read()
    return reports
