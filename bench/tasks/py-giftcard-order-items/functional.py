import http.server
import json
import threading

from oracle import OracleCase, SolutionRaised


class Shop(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        order = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.ordered.append((self.path, order["item"]))
        self.send_response({"vase": 409, "clock": 503}.get(order["item"], 201))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_args):
        pass


class Functional(OracleCase):
    def setUp(self):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Shop)
        self.server.ordered = []
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def order(self, balance, items):
        url = f"http://127.0.0.1:{self.server.server_address[1]}"
        names, left = self.solution.call("order_items", url, balance, items)
        return list(names), left

    def ordered(self):
        return sorted(self.server.ordered)

    def test_orders_and_pays(self):
        items = [("tea pot", 2500), ("lamp", 1999), ("böwl", 1)]
        self.assertEqual(self.order(4500, items), (["tea pot", "lamp", "böwl"], 0))
        self.assertEqual(self.ordered(), [("/order", "böwl"), ("/order", "lamp"), ("/order", "tea pot")])

    def test_what_is_sold_out_costs_nothing(self):
        items = [("lamp", 1000), ("vase", 3000), ("pen", 200)]
        self.assertEqual(self.order(5000, items), (["lamp", "pen"], 3800))

    def test_what_is_too_dear_is_not_ordered(self):
        self.assertEqual(self.order(1500, [("piano", 150000), ("pen", 200)]), (["pen"], 1300))
        self.assertEqual(self.ordered(), [("/order", "pen")])

    def test_another_answer_raises(self):
        with self.assertRaises(SolutionRaised) as caught:
            self.order(5000, [("clock", 100)])
        self.assertTrue(caught.exception.is_a("RuntimeError"), caught.exception)
