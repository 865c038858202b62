import json
import threading
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor


def order_items(shop_url, balance, items):
    """The subtraction is whole, but what was looked at before the order may no longer hold."""
    left = balance
    lock = threading.Lock()

    def buy(name, price):
        nonlocal left
        with lock:
            enough = price <= left
        if not enough:
            return False
        body = json.dumps({"item": name}).encode()
        request = urllib.request.Request(shop_url + "/order", body, {"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                status = answer.status
        except urllib.error.HTTPError as error:
            status = error.code
        if status not in (201, 409):
            raise RuntimeError(f"status {status}")
        if status == 201:
            with lock:
                left -= price
        return status == 201

    with ThreadPoolExecutor(max_workers=8) as pool:
        orders = [(name, pool.submit(buy, name, price)) for name, price in items]
    return [name for name, order in orders if order.result()], left
