import json
import urllib.request
from urllib.parse import urljoin, urlsplit

SECONDS = 4
MAX_PAGES = 200


class NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args):
        return None


def all_offers(start_url, hosts):
    opener = urllib.request.build_opener(NoRedirects)
    offers, url = [], start_url
    for _ in range(MAX_PAGES):
        check(url, hosts)
        try:
            with opener.open(url, timeout=SECONDS) as answer:
                page = json.load(answer)
            offers.extend(page["offers"])
            following = page.get("next")
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise RuntimeError(f"{url} is not a page of offers") from error
        if following is None:
            return offers
        url = urljoin(url, following)
    raise RuntimeError("the list has too many pages")


def check(url, hosts):
    parts = urlsplit(url)
    place = parts.netloc if ":" in parts.netloc else f"{parts.netloc}:80"
    if parts.scheme != "http" or place not in hosts or "\\" in url:
        raise ValueError(f"{url} is not on a server of a company we work with")
