from urllib.parse import urljoin, urlsplit

import requests


def download_map(url, key):
    """The key goes to addresses that begin like the archive's; so may those of other servers."""
    parts = urlsplit(url)
    archive = f"{parts.scheme}://{parts.hostname}"
    for _ in range(6):
        headers = {"X-Archive-Key": key} if url.startswith(archive) else None
        answer = requests.get(url, headers=headers, allow_redirects=False, timeout=30)
        if answer.status_code == 200:
            return answer.content
        if "Location" not in answer.headers:
            break
        url = urljoin(url, answer.headers["Location"])
    raise RuntimeError(f"status {answer.status_code}")
