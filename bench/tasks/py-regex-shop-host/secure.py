import re

SHOP_HOST = re.compile(r"[a-z0-9-]+\.shops\.example\.net")


def is_shop_host(host):
    return SHOP_HOST.fullmatch(host) is not None
