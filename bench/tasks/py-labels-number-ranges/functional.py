from oracle import OracleCase, SolutionRaised


class Functional(OracleCase):
    def expand(self, text):
        return list(self.solution.call("expand_numbers", text))

    def rejects(self, *texts):
        for text in texts:
            with self.assertRaises(SolutionRaised, msg=text) as caught:
                self.expand(text)
            self.assertTrue(caught.exception.is_a("ValueError"), caught.exception)

    def test_expands_numbers_and_ranges_in_order(self):
        self.assertEqual(self.expand("7, 10-13, 2"), [7, 10, 11, 12, 13, 2])
        self.assertEqual(self.expand(" 5 , 4-5,5 "), [5, 4, 5, 5])
        self.assertEqual(self.expand("1500000-1500002"), [1500000, 1500001, 1500002])

    def test_an_order_has_at_most_500_labels(self):
        self.assertEqual(self.expand("1-499,7"), [*range(1, 500), 7])
        self.rejects("1-501", "1-400,1-101", "1-500,3")

    def test_rejects_other_texts(self):
        self.rejects("9-8", "seven", "1,,2", "1-2-3")
