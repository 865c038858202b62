import sqlite3

from oracle import OracleCase, SolutionRaised

SECRET = "repayment-plan-7731"
CENTS = 88112233


class Security(OracleCase):
    def setUp(self):
        db = self.path("invoices.db")
        connection = sqlite3.connect(db)
        connection.execute(
            "CREATE TABLE invoices(id INTEGER PRIMARY KEY, customer_id INTEGER, cents INTEGER, purpose TEXT)"
        )
        connection.executemany(
            "INSERT INTO invoices VALUES (?, ?, ?, ?)", [(12, 7, 4900, "power"), (13, 8, CENTS, SECRET)]
        )
        connection.commit()
        connection.close()
        self.app = self.solution.call("create_app", db)

    def visit_as_7(self, path, **options):
        try:
            page = self.solution.get_page(path, headers={"X-Customer": "7"}, app=self.app, **options)
        except SolutionRaised:
            return
        self.assertNotLeaked(SECRET, page)
        self.assertNotLeaked(str(CENTS), page)

    def test_the_invoice_of_another_customer(self):
        self.visit_as_7("/invoices/13")

    def test_the_text_of_another_customers_invoice(self):
        self.visit_as_7("/invoices/13/text")

    def test_a_parameter_does_not_change_the_customer(self):
        for name in ("customer_id", "customer", "X-Customer", "user", "id"):
            for path in ("/invoices/13", "/invoices/13/text", "/invoices"):
                self.visit_as_7(path, query={name: "8"})
                self.visit_as_7(path, query={name: ["7", "8"]})
