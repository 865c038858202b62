import os
import urllib.request


def store_document(url, folder, name):
    """Looks again when the answer begins, but not when its body has come."""
    path = os.path.join(folder, name)
    if os.path.exists(path):
        raise FileExistsError(f"{name} is already in the archive")
    with urllib.request.urlopen(url, timeout=30) as answer:
        if os.path.exists(path):
            raise FileExistsError(f"{name} came into the archive just now")
        content = answer.read()
    with open(path, "wb") as file:
        file.write(content)
    return len(content)
