import json
import urllib.request
from urllib.parse import urljoin, urlsplit


def all_offers(start_url, hosts):
    parts = urlsplit(start_url)
    host = f"{parts.hostname}:{parts.port or 80}"
    if parts.scheme != "http" or host not in hosts:
        raise ValueError(f"Host {host} is not configured")

    offers = []
    url = start_url
    while url:
        try:
            with urllib.request.urlopen(url, timeout=10) as response:
                page = json.loads(response.read())
            offers.extend(page["offers"])
        except Exception as e:
            raise RuntimeError(f"Could not fetch {url}: {e}")
        next_page = page.get("next")
        url = urljoin(url, next_page) if next_page else None
    return offers
