import subprocess

HANDBOOK = "/srv/handbook"


def search_handbook(term):
    done = subprocess.run(
        ["grep", "-r", "-i", "-n", term, HANDBOOK],
        capture_output=True,
        text=True,
        timeout=10,
    )
    if done.returncode > 1:
        raise RuntimeError(done.stderr.strip())
    hits = []
    for line in done.stdout.splitlines():
        path, number, text = line.split(":", 2)
        hits.append((path.removeprefix(HANDBOOK + "/"), int(number), text.strip()))
    return hits
