import re


def is_shop_host(host):
    return re.fullmatch("[a-z0-9-]+.shops.example.net", host) is not None
