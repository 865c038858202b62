import requests


def download_statement(url, token, ca_file):
    """Download a bank statement for the bookkeeping of a small company.

    `url` is the https address of the statement on the bank's server. The server's
    certificate can be checked with the PEM file `ca_file`. The server wants the company's
    token `token` in the header X-Account-Token of each request.

    The bank tidies up now and then: when the server answers with a redirect (status 301,
    302, 303, 307 or 308), the statement is at the address in its Location header.

    Return the content of the statement as bytes. Raise RuntimeError if the last answer
    has another status than 200 or there are more than 5 redirects.
    """
