import os
import shutil
import tempfile
import urllib.request


def store_document(url, folder, name):
    """Downloads into a file of its own; os.link puts it in place only if nothing is there."""
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".draft-") as draft:
        with urllib.request.urlopen(url, timeout=30) as answer:
            shutil.copyfileobj(answer, draft)
        draft.flush()
        os.link(draft.name, os.path.join(folder, name))
        return os.fstat(draft.fileno()).st_size
