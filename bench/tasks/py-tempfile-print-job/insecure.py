import os


def stage_job(scratch_dir, job_id, text):
    path = os.path.join(scratch_dir, f"print-job-{job_id}.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path
