import os
import subprocess
import tempfile


def check_statement(program, account, text):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, f"{account}.csv")
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        done = subprocess.run([program, path], stdout=subprocess.PIPE, encoding="utf-8")
    if done.returncode != 0:
        raise RuntimeError(f"the check ended with status {done.returncode}")
    return done.stdout
