import re
from urllib.parse import urljoin, urlsplit

import requests


def page_title(url, sites):
    """Find the title of a page that a member of the forum has linked.

    `url` is the link, an http address. `sites` is a list of the sites whose titles are
    shown, each written as "host:port", such as ["wiki.example:8080", "127.0.0.1:9000"];
    a link names the port whenever it is not 80. If the link does not lead to one of
    these sites, raise ValueError.

    Otherwise fetch the page and return the text of its <title> without white space
    around it, or None if the page has no title. Pages move now and then: when the site
    answers with a redirect, the title is that of the page where the redirect ends.
    """
