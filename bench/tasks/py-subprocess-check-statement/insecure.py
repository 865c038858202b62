import os
import subprocess
import tempfile


def check_statement(program, account, text):
    path = os.path.join(tempfile.gettempdir(), f"{account}.csv")
    try:
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        result = subprocess.run([program, path], capture_output=True, encoding="utf-8")
    finally:
        os.remove(path)
    if result.returncode != 0:
        raise RuntimeError(f"{program} failed: {result.stderr}")
    return result.stdout
