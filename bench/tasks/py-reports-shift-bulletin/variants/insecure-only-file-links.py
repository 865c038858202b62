import glob
import os


def collect_reports(drop_folder):
    reports = {}
    for path in glob.iglob(os.path.join(drop_folder, "**", "*.txt"), recursive=True):
        if os.path.islink(path) or not os.path.isfile(path):
            continue
        with open(path, encoding="utf-8") as file:
            reports[os.path.relpath(path, drop_folder)] = file.read()
    return reports
