from urllib.parse import urljoin

import requests


def all_offers(start_url, hosts):
    prefixes = tuple(f"http://{host.removesuffix(':80')}" for host in hosts)
    offers, url = [], start_url
    while url:
        if not url.startswith(prefixes):
            raise ValueError(f"{url} is not on one of the servers")
        try:
            response = requests.get(url, timeout=5, allow_redirects=False)
            response.raise_for_status()
            page = response.json()
            offers += page["offers"]
        except (requests.RequestException, ValueError, KeyError) as error:
            raise RuntimeError(f"cannot read {url}") from error
        url = urljoin(url, page["next"]) if page.get("next") else None
    return offers
