import http.client
import json
from urllib.parse import urljoin, urlsplit


def fetch(url, hosts):
    """The page at `url`: the connection goes to an entry of `hosts`, whatever else the address says."""
    parts = urlsplit(url)
    wanted = f"{parts.hostname}:{parts.port or 80}"
    if parts.scheme != "http" or wanted not in hosts:
        raise ValueError(f"not a page of a partner: {url!r}")
    host, _, port = hosts[hosts.index(wanted)].rpartition(":")
    connection = http.client.HTTPConnection(host, int(port), timeout=4)
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", path)
        answer = connection.getresponse()
        if answer.status != 200:
            raise RuntimeError(f"{url} answered with status {answer.status}")
        return json.loads(answer.read())
    except (OSError, http.client.HTTPException, json.JSONDecodeError) as error:
        raise RuntimeError(f"{url} cannot be read") from error
    finally:
        connection.close()


def all_offers(start_url, hosts):
    offers, url, seen = [], start_url, set()
    while url and url not in seen:
        seen.add(url)
        page = fetch(url, hosts)
        if not isinstance(page, dict) or not isinstance(page.get("offers"), list):
            raise RuntimeError(f"{url} holds no offers")
        offers += page["offers"]
        url = urljoin(url, page["next"]) if page.get("next") else None
    return offers
