import re
from urllib.parse import urlsplit

import requests


def page_title(url, sites):
    parts = urlsplit(url)
    if f"{parts.hostname}:{parts.port or 80}" not in sites:
        raise ValueError(f"{url} is not on one of the sites")
    page = requests.get(url, timeout=3).text
    found = re.search(r"<title[^>]*>(.*?)</title>", page, re.IGNORECASE | re.DOTALL)
    return found.group(1).strip() if found else None
