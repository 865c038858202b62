import os
import tempfile


def stage_job(scratch_dir, job_id, text):
    descriptor, path = tempfile.mkstemp(prefix=f"job-{job_id}-", suffix=".txt", dir=scratch_dir)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    return path
