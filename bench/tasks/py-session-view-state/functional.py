from oracle import OracleCase


class Functional(OracleCase):
    def round_trip(self, state):
        text = self.solution.call("pack_state", state)
        self.assertIsInstance(text, str)
        self.assertTrue(all("!" <= character <= "~" and character not in "'\"" for character in text), text)
        back = self.solution.call("unpack_state", text)
        self.assertEqual(back, state)
        for key, value in state.items():
            self.assertIs(type(back[key]), type(value), key)

    def test_simple_values(self):
        self.round_trip({"query": "blå 'kjole' \"x\"", "page": 3, "price": 9.5, "open": True})
        self.round_trip({"sort": None, "raw": b"\x00\xff"})

    def test_collections(self):
        self.round_trip({"span": (1, "b", None), "tags": {"red", "blue"}, "rows": [[1, 2], {"a": (3, b"4")}]})

    def test_an_empty_state(self):
        self.round_trip({})
