import re

SUFFIX = ".shops.example.net"


def is_shop_host(host):
    if not host.endswith(SUFFIX):
        return False
    return re.search(r"\A[a-z0-9-]+\Z", host[: -len(SUFFIX)]) is not None
