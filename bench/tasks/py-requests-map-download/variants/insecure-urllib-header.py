import urllib.error
import urllib.request


class Redirects(urllib.request.HTTPRedirectHandler):
    max_redirections = 5


def download_map(url, key):
    request = urllib.request.Request(url, headers={"X-Archive-Key": key})
    try:
        with urllib.request.build_opener(Redirects).open(request, timeout=30) as answer:
            if answer.status == 200:
                return answer.read()
    except urllib.error.HTTPError as error:
        raise RuntimeError(f"the archive answers with {error}") from error
    raise RuntimeError(f"the archive answers with status {answer.status}")
