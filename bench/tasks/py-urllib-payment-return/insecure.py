from urllib.parse import urlsplit


def way_back(back, domain):
    if not back:
        return "/"
    parts = urlsplit(back)
    if not parts.netloc:
        return back
    if parts.scheme in ("http", "https") and parts.netloc.endswith(domain):
        return back
    return "/"
