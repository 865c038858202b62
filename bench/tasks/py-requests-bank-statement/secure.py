from urllib.parse import urljoin, urlsplit

import requests

SECONDS = 4
MAX_REDIRECTS = 5


def download_statement(url, token, ca_file):
    bank = urlsplit(url)
    for _ in range(MAX_REDIRECTS + 1):
        here = urlsplit(url)
        if here.scheme != "https":
            raise RuntimeError(f"{url} is not an https address")
        headers = {"X-Account-Token": token} if here.netloc == bank.netloc else {}
        answer = requests.get(url, headers=headers, verify=ca_file, timeout=SECONDS, allow_redirects=False)
        if not answer.is_redirect:
            if answer.status_code != 200:
                raise RuntimeError(f"{url} answered with status {answer.status_code}")
            return answer.content
        url = urljoin(url, answer.headers["Location"])
    raise RuntimeError("too many redirects")
