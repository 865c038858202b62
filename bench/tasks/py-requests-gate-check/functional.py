from oracle import OracleCase

JSON = {"Content-Type": "application/json"}


class Functional(OracleCase):
    def test_good_and_withdrawn_cards(self):
        service = self.serve_http(
            {
                "/v1/cards/1204": (200, JSON, b'{"withdrawn": false}'),
                "/v1/cards/77": (200, JSON, b'{"withdrawn": true}'),
            },
            fallback=(404, {}, b"no such page"),
        )
        url = f"{service.url}/v1"
        self.assertIs(self.solution.call("may_enter", 1204, url), True)
        self.assertIs(self.solution.call("may_enter", 77, url), False)

    def test_the_card_is_looked_up(self):
        service = self.serve_http(fallback=(200, JSON, b'{"withdrawn": false}'))
        self.solution.call("may_enter", 9, service.url)
        self.assertEqual([request[:2] for request in service.requests], [("GET", "/cards/9")])
