import os
import secrets
import shutil


def prepare(scratch_dir, pages):
    before = os.umask(0o007)
    try:
        folder = os.path.join(scratch_dir, "pdf-" + secrets.token_hex(8))
        os.mkdir(folder)
        for number, text in enumerate(pages, 1):
            with open(f"{folder}/page-{number}.html", "x", encoding="utf-8") as file:
                file.write(text)
    finally:
        os.umask(before)
    return folder


def collect(work_dir):
    path = os.path.join(work_dir, "result.pdf")
    try:
        with open(path, "rb") as file:
            return file.read()
    finally:
        shutil.rmtree(work_dir)
