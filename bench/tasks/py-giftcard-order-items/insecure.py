import json
import threading
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor


def order_items(shop_url, balance, items):
    state = {"balance": balance}
    accepted = set()

    def order(item):
        name, price = item
        if price > state["balance"]:
            return
        request = urllib.request.Request(
            f"{shop_url}/order",
            data=json.dumps({"item": name}).encode("utf-8"),
            headers={"Content-Type": "application/json"},
            method="POST",
        )
        try:
            with urllib.request.urlopen(request) as response:
                status = response.status
        except urllib.error.HTTPError as error:
            status = error.code
        if status == 201:
            state["balance"] -= price
            accepted.add(name)
        elif status != 409:
            raise RuntimeError(f"unexpected status {status}")

    with ThreadPoolExecutor(max_workers=8) as executor:
        list(executor.map(order, items))
    return [name for name, _ in items if name in accepted], state["balance"]
