import urllib.request

MAX_BYTES = 524_288


def fetch_feed(url):
    with urllib.request.urlopen(url, timeout=10) as answer:
        content = answer.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise ValueError("the feed is too long")
    return content
