import os
import shutil
import tempfile
from pathlib import Path


def prepare(scratch_dir, pages):
    """Others cannot write here, but they can come in and read."""
    folder = Path(tempfile.mkdtemp(dir=scratch_dir))
    for number, text in enumerate(pages, 1):
        (folder / f"page-{number}.html").write_bytes(text.encode("utf-8"))
    os.chmod(folder, 0o775)
    return str(folder)


def collect(work_dir):
    result = Path(work_dir, "result.pdf")
    content = result.read_bytes() if result.exists() else None
    shutil.rmtree(work_dir)
    if content is None:
        raise FileNotFoundError(result)
    return content
