from urllib.parse import quote, urlsplit, urlunsplit

SAFE = "!$%&'()*+,-./:;=?@_~"


def way_back(back, domain):
    try:
        parts = urlsplit(back)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return "/"
    path = "/" + quote(parts.path, SAFE).lstrip("/")
    tail = ("", "", path, quote(parts.query, SAFE), quote(parts.fragment, SAFE))
    if not parts.scheme and not parts.netloc:
        return urlunsplit(tail)
    labels = host.split(".")
    own = labels[-len(domain.split(".")) :] == domain.lower().split(".")
    if parts.scheme not in ("http", "https") or not own or not all(plain(label) for label in labels):
        return "/"
    # Name and password, if any, are left out.
    return urlunsplit((parts.scheme, host if port is None else f"{host}:{port}", *tail[2:]))


def plain(label):
    return label.isascii() and label.replace("-", "").isalnum()
