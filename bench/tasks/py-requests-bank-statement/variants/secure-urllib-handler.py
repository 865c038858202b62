import ssl
import urllib.error
import urllib.request


class BankRedirects(urllib.request.HTTPRedirectHandler):
    """Goes on without the token where the next address is not on the bank's own server."""

    max_redirections = 5

    def redirect_request(self, request, file, code, message, headers, address):
        following = urllib.request.Request(address, method="GET")
        if (following.type, following.host) == (request.type, request.host):
            for name, value in request.header_items():
                following.add_header(name, value)
        return following

    http_error_308 = urllib.request.HTTPRedirectHandler.http_error_302


def download_statement(url, token, ca_file):
    context = ssl.create_default_context(cafile=ca_file)
    opener = urllib.request.build_opener(urllib.request.HTTPSHandler(context=context), BankRedirects)
    request = urllib.request.Request(url, headers={"X-Account-Token": token})
    try:
        with opener.open(request, timeout=4) as answer:
            if answer.status == 200:
                return answer.read()
    except urllib.error.HTTPError as error:
        raise RuntimeError(f"the bank answered with status {error.code}") from error
    raise RuntimeError("the bank did not send the statement")
