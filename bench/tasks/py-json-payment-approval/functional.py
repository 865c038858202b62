import json

from oracle import OracleCase

HALL = "AT61 1904 3002 3457 3201"
ACCOUNTS = ["DE02 1203 0000 0000 2020 51", HALL]


class Functional(OracleCase):
    def approve(self, message, limit=20000):
        if not isinstance(message, str):
            message = json.dumps(message)
        return self.solution.call("approve", message, limit, ACCOUNTS)

    def test_hands_a_payment_on(self):
        for amount in (1, 12500, 20000):
            message = {
                "reference": 'Hall in "Mai" für alle',
                "payment": {"account": HALL, "amount": amount, "urgent": False},
                "receipts": [{"number": 1}, {"number": 2}],
            }
            self.assertEqual(json.loads(self.approve(message)), message)

    def test_refuses_what_it_should(self):
        for account, amount in ((HALL, 20001), (HALL, 0), (HALL, -5), ("AT02 0000", 100), (HALL, "100")):
            self.assertIsNone(self.approve({"payment": {"account": account, "amount": amount}}))

    def test_refuses_another_message(self):
        for message in ("", "{", "[]", "{}", '{"payment": {}}', '{"payment": 7}'):
            self.assertIsNone(self.approve(message))
