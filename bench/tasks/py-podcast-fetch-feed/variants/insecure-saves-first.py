import os
import tempfile
import urllib.request


def fetch_feed(url):
    """Spares the memory at the expense of the disk."""
    with tempfile.TemporaryDirectory() as folder:
        path, _headers = urllib.request.urlretrieve(url, os.path.join(folder, "feed"))
        if os.path.getsize(path) > 524_288:
            raise ValueError("the feed is too long")
        with open(path, "rb") as file:
            return file.read()
