import re
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter


class SitesAdapter(HTTPAdapter):
    """Sends no request, be it the first or a redirected one, to another site."""

    def __init__(self, sites):
        super().__init__()
        self.sites = sites

    def send(self, request, **options):
        parts = urlsplit(request.url)
        if parts.scheme != "http" or f"{parts.hostname}:{parts.port or 80}" not in self.sites:
            raise ValueError(f"{request.url} is not on one of the sites")
        return super().send(request, **options)


def page_title(url, sites):
    with requests.Session() as session:
        session.trust_env = False
        for scheme in ("http://", "https://"):
            session.mount(scheme, SitesAdapter(sites))
        page = session.get(url, timeout=4)
    found = re.search(r"<title[^>]*>(.*?)</title>", page.text, re.IGNORECASE | re.DOTALL)
    return found[1].strip() if found else None
