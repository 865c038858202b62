import re
from urllib.parse import urlsplit

import requests


def on_site(url, sites):
    parts = urlsplit(url)
    return parts.scheme == "http" and f"{parts.hostname}:{parts.port or 80}" in sites


def page_title(url, sites):
    if not on_site(url, sites):
        raise ValueError(f"{url} is not on one of the sites")
    answer = requests.get(url, timeout=3)
    if not on_site(answer.url, sites):
        raise ValueError(f"{url} leads to another site")
    found = re.search(r"<title[^>]*>(.*?)</title>", answer.text, re.IGNORECASE | re.DOTALL)
    return found.group(1).strip() if found else None
