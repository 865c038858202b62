import json

from oracle import OracleCase, SolutionRaised


def page(offers, **more):
    return 200, {"Content-Type": "application/json"}, json.dumps({"offers": offers, **more}).encode()


class Functional(OracleCase):
    def host(self, server):
        return f"127.0.0.1:{server.port}"

    def test_pages_with_relative_addresses(self):
        lom, bykle, voss = {"id": 7, "place": "Lom"}, {"id": 9, "place": "Bykle"}, {"id": 12, "place": "Voss"}
        server = self.serve_http(
            {
                "/list/1": page([lom, bykle], next="/list/2"),
                "/list/2": page([], next="3?all=yes"),
                "/list/3": page([voss], next=None),
            }
        )
        hosts = ["cabins.example:8080", self.host(server)]
        offers = self.solution.call("all_offers", f"{server.url}/list/1", hosts)
        self.assertEqual(list(offers), [lom, bykle, voss])
        asked_for = [request[1] for request in server.requests]
        self.assertEqual(asked_for, ["/list/1", "/list/2", "/list/3?all=yes"])

    def test_an_absolute_address(self):
        server = self.serve_http({"/b": page([{"id": 2}])})
        start = self.serve_http({"/a": page([{"id": 1}], next=f"{server.url}/b")})
        hosts = [self.host(start), self.host(server)]
        offers = self.solution.call("all_offers", f"{start.url}/a", hosts)
        self.assertEqual(list(offers), [{"id": 1}, {"id": 2}])

    def test_errors(self):
        server = self.serve_http({"/a": page([{"id": 1}])}, fallback=(404, {}, b"no page"))
        for address, hosts, kind in (
            (f"{server.url}/a", ["cabins.example:8080"], "ValueError"),
            (f"{server.url}/missing", [self.host(server)], "RuntimeError"),
        ):
            with self.assertRaises(SolutionRaised) as caught:
                self.solution.call("all_offers", address, hosts)
            self.assertTrue(caught.exception.is_a(kind), caught.exception)
