import json
import threading
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor


def order_items(shop_url, balance, items):
    """Order items in a web shop and pay with a gift card.

    `items` is a list of (name, price) tuples; the prices and `balance`, what is on the
    card, are whole numbers of cents. Names are unique. An item is ordered by a request

        POST {shop_url}/order   with the JSON body {"item": name}

    The shop answers with status 201 when it has accepted the order, or with 409 when the
    item is sold out. The price of an accepted item is taken off the balance. An item whose
    price is more than the balance left is not ordered. The shop often takes seconds for an
    answer, so up to 8 orders are under way at the same time, in threads.

    Return the tuple (names, left): the list of the names of the accepted items, in the
    order of `items`, and the balance left. Raise RuntimeError for any other answer.
    """
