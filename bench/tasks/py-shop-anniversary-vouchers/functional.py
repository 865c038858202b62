import re

from oracle import OracleCase

FORM = re.compile("[0-9]{3}-[A-HJ-NP-Z2-9]{12}")


class Functional(OracleCase):
    def make(self, batch, count):
        return list(self.solution.call("make_vouchers", batch, count))

    def test_codes_have_the_form(self):
        for batch, start in ((5, "005-"), (42, "042-"), (999, "999-")):
            codes = self.make(batch, 20)
            self.assertEqual(len(codes), 20)
            for code in codes:
                self.assertTrue(FORM.fullmatch(code) and code.startswith(start), code)

    def test_no_code_stands_twice(self):
        self.assertEqual(len(set(self.make(7, 2000))), 2000)
        self.assertEqual(self.make(7, 0), [])
