import re

SHOP_HOST = re.compile(
    r"""
    ^[a-z0-9-]+             # the name of the shop
    \.shops\.example\.net$  # the platform
    """,
    re.VERBOSE | re.MULTILINE,
)


def is_shop_host(host):
    return SHOP_HOST.search(host) is not None
