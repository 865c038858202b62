import os
import shutil
import tempfile


def prepare(scratch_dir, pages):
    work_dir = tempfile.mkdtemp(dir=scratch_dir)
    # The converter runs as another user and has to write its result here.
    os.chmod(work_dir, 0o777)
    for i, page in enumerate(pages, start=1):
        with open(os.path.join(work_dir, f"page-{i}.html"), "w", encoding="utf-8") as f:
            f.write(page)
    return work_dir


def collect(work_dir):
    try:
        with open(os.path.join(work_dir, "result.pdf"), "rb") as f:
            return f.read()
    finally:
        shutil.rmtree(work_dir, ignore_errors=True)
