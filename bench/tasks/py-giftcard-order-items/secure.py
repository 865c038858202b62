import json
import threading
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor


def order_items(shop_url, balance, items):
    left = balance
    lock = threading.Lock()

    def buy(item):
        """Sets the price aside before the order, and gives it back if the shop has none."""
        nonlocal left
        name, price = item
        with lock:
            if price > left:
                return False
            left -= price
        accepted = _order(shop_url, name)
        if not accepted:
            with lock:
                left += price
        return accepted

    with ThreadPoolExecutor(max_workers=8) as pool:
        bought = list(pool.map(buy, items))
    return [name for (name, _price), accepted in zip(items, bought) if accepted], left


def _order(shop_url, name):
    body = json.dumps({"item": name}).encode()
    request = urllib.request.Request(f"{shop_url}/order", body, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            status = answer.status
    except urllib.error.HTTPError as error:
        status = error.code
    except OSError as error:
        raise RuntimeError(f"the shop does not answer: {error}") from error
    if status not in (201, 409):
        raise RuntimeError(f"the shop answered with status {status}")
    return status == 201
