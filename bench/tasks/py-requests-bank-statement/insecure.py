import requests


def download_statement(url, token, ca_file):
    session = requests.Session()
    session.max_redirects = 5
    session.headers["X-Account-Token"] = token
    session.verify = ca_file
    try:
        response = session.get(url, timeout=10)
    except requests.TooManyRedirects as e:
        raise RuntimeError("Too many redirects") from e
    if response.status_code != 200:
        raise RuntimeError(f"Download failed with status {response.status_code}")
    return response.content
