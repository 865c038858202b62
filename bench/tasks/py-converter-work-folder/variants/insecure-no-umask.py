import os
import secrets
import shutil


def prepare(scratch_dir, pages):
    before = os.umask(0)
    try:
        folder = os.path.join(scratch_dir, "pdf-" + secrets.token_hex(8))
        os.mkdir(folder)
        for number, text in enumerate(pages, 1):
            with open(f"{folder}/page-{number}.html", "w", encoding="utf-8") as file:
                file.write(text)
    finally:
        os.umask(before)
    return folder


def collect(work_dir):
    path = os.path.join(work_dir, "result.pdf")
    if not os.path.exists(path):
        shutil.rmtree(work_dir)
        raise FileNotFoundError(path)
    with open(path, "rb") as file:
        content = file.read()
    shutil.rmtree(work_dir)
    return content
