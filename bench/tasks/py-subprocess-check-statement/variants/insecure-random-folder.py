import os
import shutil
import subprocess
import tempfile
import uuid


def check_statement(program, account, text):
    """Nobody can foretell the folder's name, but everybody can list the folder above it."""
    folder = os.path.join(tempfile.gettempdir(), f"check-{uuid.uuid4().hex}")
    os.makedirs(folder)
    try:
        path = os.path.join(folder, f"{account}.csv")
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        done = subprocess.run([program, path], stdout=subprocess.PIPE, encoding="utf-8")
    finally:
        shutil.rmtree(folder)
    if done.returncode:
        raise RuntimeError(f"exit status {done.returncode}")
    return done.stdout
