import os


def collect_reports(drop_folder):
    reports = {}
    for parent, _folders, names in os.walk(drop_folder):
        for name in names:
            path = os.path.join(parent, name)
            if name.endswith(".txt") and os.path.isfile(path) and not os.path.islink(path):
                descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
                with open(descriptor, encoding="utf-8") as file:
                    reports[os.path.relpath(path, drop_folder)] = file.read()
    return reports
