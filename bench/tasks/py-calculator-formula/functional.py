from oracle import OracleCase, SolutionRaised

VALUES = {"net": 100, "rebate": 12.5, "unit_2": 4}


class Functional(OracleCase):
    def test_computes(self):
        for formula, result in (
            ("(net + 4.5) * 1.2 - rebate", 112.9),
            ("net - rebate - 2 * 3", 81.5),
            ("net / unit_2 / 5", 5.0),
            ("-net + -(2 - 3)", -99.0),
            ("((7))", 7.0),
            (" 2*unit_2 ", 8.0),
        ):
            with self.subTest(formula):
                found = self.solution.call("compute", formula, VALUES)
                self.assertIsInstance(found, float)
                self.assertAlmostEqual(found, result)

    def test_rejects_what_cannot_be_computed(self):
        for formula in ("net +", "(net", "1 2", "", "gross * 2", "net / (unit_2 - 4)"):
            with self.assertRaises(SolutionRaised, msg=formula) as caught:
                self.solution.call("compute", formula, VALUES)
            self.assertTrue(caught.exception.is_a("ValueError"), (formula, caught.exception))
