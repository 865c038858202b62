import os
import urllib.request


def store_document(url, folder, name):
    path = os.path.join(folder, name)
    if os.path.exists(path):
        raise FileExistsError(f"{path} already exists")
    with urllib.request.urlopen(url) as response:
        data = response.read()
    with open(path, "wb") as file:
        file.write(data)
    return len(data)
