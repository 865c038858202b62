import ssl
import urllib.error
import urllib.request


def download_statement(url, token, ca_file):
    if not url.startswith("https://"):
        raise RuntimeError("the statement is not at an https address")
    context = ssl.create_default_context(cafile=ca_file)
    request = urllib.request.Request(url, headers={"X-Account-Token": token})
    try:
        with urllib.request.urlopen(request, timeout=5, context=context) as answer:
            if answer.status != 200:
                raise RuntimeError(f"status {answer.status}")
            return answer.read()
    except urllib.error.HTTPError as error:
        raise RuntimeError(f"status {error.code}") from error
