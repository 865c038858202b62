import json
import urllib.request
from urllib.parse import urljoin, urlsplit


def all_offers(start_url, hosts):
    """Collect the offers of a company that lets holiday homes.

    Companies enter the http address of their list of offers, `start_url`, on the web site
    of a tourist office. `hosts` is the configured list of the servers of the companies
    that the office works with, each as "host:port", such as
    ["cabins.example:8080", "127.0.0.1:9000"]; an address names the port whenever it is
    not 80. Raise ValueError if `start_url` is not on one of them.

    A list comes in pages. Each page is JSON such as

        {"offers": [{"id": 7, "place": "Lom"}, {"id": 9, "place": "Bykle"}],
         "next": "/offers?page=2"}

    where "next" is the address of the next page, absolute or relative to the page's own
    address; on the last page it is null or missing. Return the list of the offers of all
    pages, in order. Raise RuntimeError if a page cannot be fetched or is not such JSON.
    """
