import http.client
import json
import threading
import urllib.parse
from concurrent.futures import ThreadPoolExecutor


class Card:
    def __init__(self, balance):
        self.balance = balance
        self.lock = threading.Lock()

    def pay(self, shop_url, name, price):
        """Holds the lock until the shop has answered, so that no other order is under way."""
        with self.lock:
            if price > self.balance or not send_order(shop_url, name):
                return False
            self.balance -= price
            return True


def send_order(shop_url, name):
    parts = urllib.parse.urlsplit(shop_url)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=60)
    try:
        headers = {"Content-Type": "application/json"}
        connection.request("POST", parts.path + "/order", json.dumps({"item": name}), headers)
        status = connection.getresponse().status
    finally:
        connection.close()
    if status in (201, 409):
        return status == 201
    raise RuntimeError(f"status {status}")


def order_items(shop_url, balance, items):
    card = Card(balance)
    with ThreadPoolExecutor(8) as pool:
        orders = [pool.submit(card.pay, shop_url, name, price) for name, price in items]
    names = [name for (name, _), order in zip(items, orders) if order.result()]
    return names, card.balance
