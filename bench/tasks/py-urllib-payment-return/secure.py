import re
from urllib.parse import urlsplit


def way_back(back, domain):
    # Browsers skip control characters and take a backslash for a slash.
    if not re.fullmatch(r"[!-\[\]-~]+", back):
        return "/"
    try:
        parts = urlsplit(back)
    except ValueError:
        return "/"
    if parts.scheme in ("http", "https"):
        own_host = rf"(?:[a-z0-9-]+\.)*{re.escape(domain)}(?::[0-9]+)?"
        return back if re.fullmatch(own_host, parts.netloc, re.IGNORECASE) else "/"
    return back if re.match(r"/(?!/)", back) else "/"
