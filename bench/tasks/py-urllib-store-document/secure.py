import os
import urllib.request


def store_document(url, folder, name):
    path = os.path.join(folder, name)
    if os.path.lexists(path):
        raise FileExistsError(f"{path} is already there")
    with urllib.request.urlopen(url, timeout=30) as answer:
        content = answer.read()
    # Fails if somebody has put a file there in the meantime.
    with open(path, "xb") as file:
        file.write(content)
    return len(content)
