import json
import urllib.request
from urllib.parse import urljoin, urlsplit


def check_host(url, hosts):
    parts = urlsplit(url)
    if parts.scheme != "http" or f"{parts.hostname}:{parts.port or 80}" not in hosts:
        raise ValueError(f"{url} is on none of the configured servers")


def all_offers(start_url, hosts):
    offers = []
    url = start_url
    while url is not None:
        check_host(url, hosts)
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                page = json.load(answer)
            offers += page["offers"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise RuntimeError(f"no offers at {url}") from error
        url = urljoin(url, page["next"]) if page.get("next") else None
    return offers
