from urllib.parse import urlsplit


def way_back(back, domain):
    """Find out where the payment page sends a customer after the payment.

    A group of shops shares a payment page at https://pay.DOMAIN/, where DOMAIN is
    `domain`, such as "shop.example". `back` is the parameter of that name with which the
    customer came to the page: an absolute http or https address on DOMAIN itself or on
    one of its subdomains (at any depth), such as "https://outlet.shop.example/cart?id=7",
    or a path on the payment page's own host, such as "/receipts/4711".

    Return the str that goes into the Location header of the answer: `back` as it is, or
    "/" if `back` is empty or leads to another domain.
    """
