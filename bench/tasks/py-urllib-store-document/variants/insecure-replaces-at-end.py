import os
import shutil
import tempfile
import urllib.request


def store_document(url, folder, name):
    """The file appears all at once, over whatever is there by then."""
    path = os.path.join(folder, name)
    if os.path.lexists(path):
        raise FileExistsError(path)
    descriptor, draft = tempfile.mkstemp(dir=folder, prefix=".draft-")
    try:
        with open(descriptor, "wb") as file, urllib.request.urlopen(url, timeout=30) as answer:
            shutil.copyfileobj(answer, file)
            size = file.tell()
        os.replace(draft, path)
    except BaseException:
        os.unlink(draft)
        raise
    return size
