from urllib.parse import urljoin, urlsplit

import requests


def all_offers(start_url, hosts):
    offers = []
    page = get(start_url, hosts)
    while True:
        try:
            content = page.json()
            offers.extend(content["offers"])
            following = content.get("next")
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise RuntimeError("this is not a page of offers") from error
        if not following:
            return offers
        page = get(urljoin(page.url, following), hosts)


def get(url, hosts, redirects=3):
    parts = urlsplit(url)
    if parts.scheme != "http" or f"{parts.hostname}:{parts.port or 80}" not in hosts or "\\" in url:
        raise ValueError("this address is not on a configured server")
    try:
        answer = requests.get(url, timeout=4, allow_redirects=False)
    except requests.RequestException as error:
        raise RuntimeError("the page cannot be fetched") from error
    if answer.is_redirect and redirects:
        return get(urljoin(url, answer.headers["Location"]), hosts, redirects - 1)
    if answer.status_code != 200:
        raise RuntimeError(f"the page has status {answer.status_code}")
    return answer
