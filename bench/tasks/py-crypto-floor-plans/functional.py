from oracle import OracleCase

KEY = bytes(range(100, 124))
PLAN = b"BM" + bytes(range(256)) * 5 + b"\x00\xff" * 300


class Functional(OracleCase):
    def test_plans_come_back_in_a_later_run(self):
        plans = [PLAN, b"", b"\x01", b"\x10" * 16, PLAN[:47], bytes(200_000)]
        sealed = [self.solution.call("seal_plan", KEY, plan) for plan in plans]
        self.solution.load()
        for plan, data in zip(plans, sealed):
            self.assertIsInstance(data, bytes)
            self.assertEqual(self.solution.call("open_plan", KEY, data), plan)

    def test_the_plan_does_not_stand_in_the_sealed_one(self):
        sealed = self.solution.call("seal_plan", KEY, PLAN)
        self.assertNotIn(PLAN[2:66], sealed)

    def test_another_key_does_not_open_a_plan(self):
        sealed = self.solution.call("seal_plan", KEY, PLAN)
        self.assertNotEqual(self.solution.attempt("open_plan", KEY[::-1], sealed).value, PLAN)
