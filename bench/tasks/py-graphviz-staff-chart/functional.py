import re

from oracle import OracleCase

# A text in quotes or angle brackets, a number or word, an edge's arrow, or punctuation.
TOKEN = re.compile(r'"[^"]*"|<[^<>]*>|->|[\w.]+|[{}\[\];,=]')

PEOPLE = [
    {"id": 1, "name": "Ada Berg", "job": "Head of office", "boss": None},
    {"id": 7, "name": "Bo Lind", "job": "Clerk", "boss": 1},
    {"id": 12, "name": "Cleo", "job": "Trainee", "boss": 7},
]


class Functional(OracleCase):
    def setUp(self):
        chart = self.solution.call("staff_chart", PEOPLE)
        self.assertRegex(chart, r"^\s*(strict\s+)?digraph\b")
        self.tokens = [re.sub(r'^["<]|(?<!-)[">]$', "", token) for token in TOKEN.findall(chart)]

    def test_every_person_is_a_node_with_label_and_tooltip(self):
        for person in PEOPLE:
            starts = [
                place
                for place, pair in enumerate(zip(self.tokens, self.tokens[1:]))
                if pair == (str(person["id"]), "[") and self.tokens[place - 1] != "->"
            ]
            self.assertEqual(len(starts), 1)
            node = self.tokens[starts[0] : self.tokens.index("]", starts[0])]
            for name, value in (("label", person["name"]), ("tooltip", person["job"])):
                self.assertEqual(node[node.index(name) + 1 : node.index(name) + 3], ["=", value])

    def test_edges_lead_from_a_boss_to_their_people(self):
        edges = [
            (self.tokens[place - 1], self.tokens[place + 1])
            for place, token in enumerate(self.tokens)
            if token == "->"
        ]
        self.assertEqual(sorted(edges), [("1", "7"), ("7", "12")])
