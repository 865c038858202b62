import re
from urllib.parse import urljoin, urlsplit

import requests

MAX_REDIRECTS = 5


def page_title(url, sites):
    for _ in range(MAX_REDIRECTS + 1):
        check_site(url, sites)
        answer = requests.get(url, timeout=3, allow_redirects=False)
        if not answer.is_redirect:
            found = re.search(r"<title[^>]*>(.*?)</title>", answer.text, re.IGNORECASE | re.DOTALL)
            return found.group(1).strip() if found else None
        url = urljoin(url, answer.headers["Location"])
    raise ValueError("the link is redirected too often")


def check_site(url, sites):
    parts = urlsplit(url)
    site = parts.netloc if ":" in parts.netloc else f"{parts.netloc}:80"
    if parts.scheme != "http" or site not in sites:
        raise ValueError(f"{url} is not on one of the sites")
