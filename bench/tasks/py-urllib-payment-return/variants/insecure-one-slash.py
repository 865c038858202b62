from urllib.parse import urlparse


def way_back(back, domain):
    if not back:
        return "/"
    if back.startswith("/"):
        return "/" if back.startswith("//") else back
    parsed = urlparse(back)
    host = (parsed.hostname or "").lower()
    if parsed.scheme in ("http", "https") and (host == domain or host.endswith("." + domain)):
        return back
    return "/"
