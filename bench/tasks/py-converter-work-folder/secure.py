import os
import shutil
import tempfile


def prepare(scratch_dir, pages):
    folder = tempfile.mkdtemp(prefix="convert-", dir=scratch_dir)
    for number, text in enumerate(pages, 1):
        path = os.path.join(folder, f"page-{number}.html")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(path, 0o640)
    os.chmod(folder, 0o770)
    return folder


def collect(work_dir):
    try:
        with open(os.path.join(work_dir, "result.pdf"), "rb") as file:
            return file.read()
    finally:
        shutil.rmtree(work_dir)
