import itertools
import os


def stage_job(scratch_dir, job_id, text):
    """Takes the first free name; to create a file exclusively fails at anything that is there."""
    for number in itertools.count(1):
        path = os.path.join(scratch_dir, f"job-{job_id}-{number}.txt")
        try:
            with open(path, "x", encoding="utf-8") as file:
                file.write(text)
        except FileExistsError:
            continue
        return path
