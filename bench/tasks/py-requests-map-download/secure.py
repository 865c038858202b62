from urllib.parse import urljoin, urlsplit

import requests

MOST_REDIRECTS = 5


def download_map(url, key):
    archive = urlsplit(url)[:2]
    for _ in range(MOST_REDIRECTS + 1):
        headers = {"X-Archive-Key": key} if urlsplit(url)[:2] == archive else {}
        answer = requests.get(url, headers=headers, allow_redirects=False, timeout=30)
        if not answer.is_redirect:
            break
        url = urljoin(url, answer.headers["Location"])
    if answer.status_code != 200:
        raise RuntimeError(f"{url} answers with status {answer.status_code}")
    return answer.content
