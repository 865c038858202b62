import os
from pathlib import Path


def stage_job(scratch_dir, job_id, text):
    path = Path(scratch_dir) / f"print-{os.getpid()}-{job_id}.txt"
    path.write_bytes(text.encode("utf-8"))
    return str(path)
