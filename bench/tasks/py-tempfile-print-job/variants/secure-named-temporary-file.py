import tempfile


def stage_job(scratch_dir, job_id, text):
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", dir=scratch_dir, prefix=f"{job_id}.", suffix=".txt", delete=False
    ) as file:
        file.write(text)
    return file.name
