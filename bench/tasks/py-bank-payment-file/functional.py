import xml.etree.ElementTree as ET

from oracle import OracleCase

PAYMENTS = [
    {"reference": "2026-7", "recipient": "Ada Berg", "iban": "NO93", "amount": 1250, "purpose": "A tent"},
    {"reference": "2026-8", "recipient": "Bo Lind", "iban": "SE45", "amount": 99, "purpose": "Stamps"},
]


class Functional(OracleCase):
    def root(self, payments):
        return ET.fromstring(self.solution.call("payment_file", payments))

    def test_writes_every_payment_in_order(self):
        root = self.root(PAYMENTS)
        self.assertEqual(root.tag, "payments")
        self.assertEqual([payment.tag for payment in root], ["payment", "payment"])
        for payment, given in zip(root, PAYMENTS):
            self.assertEqual(payment.attrib, {"reference": given["reference"]})
            self.assertEqual([child.tag for child in payment], ["recipient", "iban", "amount", "purpose"])
            for child in payment:
                self.assertEqual(child.text.strip(), str(given[child.tag]))

    def test_without_payments_the_root_is_empty(self):
        self.assertEqual(len(self.root([])), 0)
