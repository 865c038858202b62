import glob
import os


def collect_reports(drop_folder):
    reports = {}
    for path in glob.glob(os.path.join(drop_folder, "**", "*.txt"), recursive=True):
        if os.path.isfile(path):
            with open(path, encoding="utf-8") as file:
                reports[os.path.relpath(path, drop_folder).replace(os.sep, "/")] = file.read()
    return reports
