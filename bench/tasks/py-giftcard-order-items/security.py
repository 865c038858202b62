import http.server
import json
import threading

from oracle import OracleCase

PATIENCE = 0.4
"""Seconds that the shop waits for one more order. Only a solution that sends one at a time makes it wait."""


class Shop(http.server.BaseHTTPRequestHandler):
    """Accepts every order, but answers none before several are there."""

    def do_POST(self):
        name = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["item"]
        shop = self.server
        with shop.changed:
            shop.ordered.append(name)
            shop.changed.notify_all()
            shop.changed.wait_for(lambda: len(shop.ordered) >= shop.together, PATIENCE)
        self.send_response(201)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_args):
        pass


class Security(OracleCase):
    def order(self, balance, items, together):
        shop = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Shop)
        shop.ordered, shop.together, shop.changed = [], together, threading.Condition()
        threading.Thread(target=shop.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{shop.server_address[1]}"
        self.solution.attempt("order_items", url, balance, items)
        prices = dict(items)
        spent = sum(prices[name] for name in shop.ordered)
        if spent > balance:
            self.attack_succeeded(f"the card held {balance} cents, and {spent} were spent: {shop.ordered}")

    def test_two_orders_at_the_same_time(self):
        self.order(1000, [("lamp", 800), ("vase", 700)], 2)

    def test_more_orders_at_the_same_time(self):
        self.order(1000, [("lamp", 600), ("vase", 300), ("pen", 300), ("bowl", 300)], 4)
