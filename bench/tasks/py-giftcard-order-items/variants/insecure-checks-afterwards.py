import json
import threading
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor


def order_items(shop_url, balance, items):
    """Looks at the balance once more after the order, when the shop has already accepted it."""
    card = {"left": balance}
    lock = threading.Lock()

    def buy(item):
        name, price = item
        if price > card["left"]:
            return None
        body = json.dumps({"item": name}).encode()
        request = urllib.request.Request(shop_url + "/order", body, {"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request) as answer:
                status = answer.status
        except urllib.error.HTTPError as error:
            status = error.code
        if status not in (201, 409):
            raise RuntimeError(f"status {status}")
        with lock:
            if status == 409 or price > card["left"]:
                return None
            card["left"] -= price
            return name

    with ThreadPoolExecutor(max_workers=8) as pool:
        names = list(pool.map(buy, items))
    return [name for name in names if name is not None], card["left"]
