import urllib.request

MAX_BYTES = 524_288


def fetch_feed(url):
    """Believes the length that the server gives, and that one without a length is short."""
    with urllib.request.urlopen(url, timeout=10) as answer:
        if int(answer.headers.get("Content-Length", 0)) > MAX_BYTES:
            raise ValueError("the feed is too long")
        content = answer.read()
    if len(content) > MAX_BYTES:
        raise ValueError("the feed is too long")
    return content
