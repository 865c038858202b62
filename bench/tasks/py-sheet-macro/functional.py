from oracle import OracleCase

MACRO = """
# what the customer pays
net = (price + 2.5) * count

rebate = min(net / 10, 3)
total = net - rebate
total = round(total, 1)
"""


class Functional(OracleCase):
    def test_runs_the_lines_one_after_the_other(self):
        values = {"price": 10, "count": 4}
        names = self.solution.call("run_macro", MACRO, values)
        self.assertEqual(names, {"price": 10, "count": 4, "net": 50.0, "rebate": 3, "total": 47.0})

    def test_a_line_may_change_a_cell(self):
        names = self.solution.call("run_macro", "price = max(price, 5) - 1", {"price": 4, "count": 1})
        self.assertEqual(names, {"price": 4, "count": 1})

    def test_what_cannot_be_run_is_a_value_error(self):
        for macro in ("net = price +", "net = weight * 2", "net = price / 0", "sheet.net = 1"):
            attempt = self.solution.attempt("run_macro", macro, {"price": 10})
            self.assertTrue(attempt.raised and attempt.raised.is_a("ValueError"), macro)
