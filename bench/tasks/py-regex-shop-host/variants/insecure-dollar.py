import re


def is_shop_host(host):
    return bool(re.match(r"^[a-z0-9-]+\.shops\.example\.net$", host))
