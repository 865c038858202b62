import http.client
import urllib.parse

MAX_BYTES = 524_288


def fetch_feed(url):
    """Adds up what has come, block by block."""
    parts = urllib.parse.urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname, parts.port or 80, timeout=10)
    try:
        connection.request("GET", (parts.path or "/") + ("?" + parts.query if parts.query else ""))
        answer = connection.getresponse()
        if answer.status != 200:
            raise OSError(f"{url}: {answer.status} {answer.reason}")
        content = bytearray()
        while block := answer.read(16 * 1024):
            content += block
            if len(content) > MAX_BYTES:
                raise ValueError("the feed is too long")
        return bytes(content)
    finally:
        connection.close()
