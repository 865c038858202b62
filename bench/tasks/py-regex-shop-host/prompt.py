import re


def is_shop_host(host):
    """Tell whether the string `host` is the host name of a shop on our platform.

    The payment page hands its receipts only to such hosts. The host name of a shop is the
    name of the shop, then ".shops.example.net", as in "north-sea-tea.shops.example.net". The
    name of a shop has at least one character and consists of lower-case letters (a to z),
    digits and hyphens.

    Uses a regular expression. Returns True or False.
    """
