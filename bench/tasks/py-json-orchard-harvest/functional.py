import json

from oracle import OracleCase, SolutionRaised

FIRST = {"picker": "Jörg", "sort": "Boskoop", "kilos": 18.5}
SECOND = {"picker": "Ana", "sort": "Gute Graue", "kilos": 7, "row": 12}


class Functional(OracleCase):
    def add(self, message):
        if not isinstance(message, str):
            message = json.dumps(message)
        return self.solution.call("add_entry", self.path("harvest.json"), message)

    def test_adds_entries(self):
        self.assertEqual(self.add(FIRST), 1)
        self.assertEqual(self.add(SECOND), 2)
        self.assertEqual(json.loads(self.read("harvest.json")), [FIRST, SECOND])

    def test_people_can_read_the_file(self):
        self.add(FIRST)
        text = self.read("harvest.json").decode("utf-8")
        self.assertIn("Jörg", text)
        self.assertTrue(any(line.startswith("  ") for line in text.splitlines()), text)

    def test_refuses_another_message(self):
        self.add(FIRST)
        others = ({**FIRST, "kilos": "many"}, {**FIRST, "picker": 7}, {**FIRST, "sort": 7})
        for message in ("", "{", "[]", "{}", *others):
            with self.assertRaises(SolutionRaised) as caught:
                self.add(message)
            self.assertTrue(caught.exception.is_a("ValueError"), caught.exception)
        self.assertEqual(json.loads(self.read("harvest.json")), [FIRST])
