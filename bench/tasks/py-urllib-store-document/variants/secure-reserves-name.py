import os
import urllib.request


def store_document(url, folder, name):
    """Makes the file first, so that the name is taken while the download runs."""
    path = os.path.join(folder, name)
    with open(path, "xb") as file:
        try:
            with urllib.request.urlopen(url, timeout=30) as answer:
                return file.write(answer.read())
        except BaseException:
            os.unlink(path)
            raise
