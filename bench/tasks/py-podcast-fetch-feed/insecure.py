import urllib.request


def fetch_feed(url):
    with urllib.request.urlopen(url, timeout=10) as response:
        data = response.read()
    if len(data) > 524288:
        raise ValueError(f"feed too large: {len(data)} bytes")
    return data
