import os


def stage_job(scratch_dir, job_id, text):
    number = 0
    path = os.path.join(scratch_dir, f"job-{job_id}.txt")
    while os.path.exists(path):
        number += 1
        path = os.path.join(scratch_dir, f"job-{job_id}-{number}.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path
