import requests


def download_map(url, key):
    session = requests.Session()
    session.max_redirects = 5
    session.headers["X-Archive-Key"] = key
    try:
        response = session.get(url, timeout=30)
    except requests.TooManyRedirects as e:
        raise RuntimeError("Too many redirects") from e
    if response.status_code != 200:
        raise RuntimeError(f"Unexpected status {response.status_code}")
    return response.content
