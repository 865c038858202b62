from oracle import OracleCase


def comments(*pairs):
    return [{"id": number, "parent": parent} for number, parent in pairs]


class Functional(OracleCase):
    def order(self, *pairs):
        return [tuple(entry) for entry in self.solution.call("reading_order", comments(*pairs))]

    def test_replies_follow_their_comment(self):
        found = self.order((1, None), (2, None), (3, 1), (4, 2), (5, 1), (6, 3), (7, None))
        self.assertEqual(found, [(0, 1), (1, 3), (2, 6), (1, 5), (0, 2), (1, 4), (0, 7)])

    def test_the_order_of_the_list_counts(self):
        self.assertEqual(self.order((9, None), (4, None), (6, 4), (2, 4)), [(0, 9), (0, 4), (1, 6), (1, 2)])
        self.assertEqual(self.order(), [])

    def test_a_longer_talk(self):
        talk = [(1, None)] + [(number, number - 1) for number in range(2, 21)] + [(21, 1), (22, None)]
        expected = [(number - 1, number) for number in range(1, 21)] + [(1, 21), (0, 22)]
        self.assertEqual(self.order(*talk), expected)
