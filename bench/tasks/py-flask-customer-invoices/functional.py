import sqlite3

from oracle import OracleCase


class Functional(OracleCase):
    def setUp(self):
        db = self.path("invoices.db")
        connection = sqlite3.connect(db)
        connection.execute(
            "CREATE TABLE invoices(id INTEGER PRIMARY KEY, customer_id INTEGER, cents INTEGER, purpose TEXT)"
        )
        connection.executemany(
            "INSERT INTO invoices VALUES (?, ?, ?, ?)",
            [(14, 7, 5100, "power in March"), (12, 7, 4900, "power in February"), (13, 8, 900, "meter rent")],
        )
        connection.commit()
        connection.close()
        self.app = self.solution.call("create_app", db)

    def visit(self, path, customer="7"):
        return self.solution.get_page(path, headers={"X-Customer": customer}, app=self.app)

    def test_lists_the_invoices_of_the_customer(self):
        for customer, ids in (("7", [12, 14]), ("8", [13]), ("9", [])):
            page = self.visit("/invoices", customer)
            self.assertEqual((page.status, page.json()), (200, ids))

    def test_shows_an_invoice(self):
        page = self.visit("/invoices/14")
        self.assertEqual(page.status, 200)
        self.assertEqual(page.json(), {"id": 14, "cents": 5100, "purpose": "power in March"})
        page = self.visit("/invoices/13/text", "8")
        self.assertEqual((page.status, page.text.strip()), (200, "Invoice 13: meter rent, 900 cents"))

    def test_an_unknown_invoice_is_404_and_a_missing_login_401(self):
        for path in ("/invoices/99", "/invoices/99/text"):
            self.assertEqual(self.visit(path).status, 404)
        for path in ("/invoices", "/invoices/14", "/invoices/14/text"):
            self.assertEqual(self.solution.get_page(path, app=self.app).status, 401)
