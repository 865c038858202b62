import sqlite3
from contextlib import closing

from flask import Flask, abort, jsonify, request


def create_app(db_path):
    app = Flask(__name__)

    def query(sql, *values):
        with closing(sqlite3.connect(db_path)) as connection:
            return connection.execute(sql, values).fetchall()

    def current_customer():
        customer = request.headers.get("X-Customer", type=int)
        if customer is None:
            abort(401)
        return customer

    def own_invoice(number):
        rows = query(
            "SELECT id, cents, purpose FROM invoices WHERE id = ? AND customer_id = ?",
            number,
            current_customer(),
        )
        if not rows:
            abort(404)
        return rows[0]

    @app.route("/invoices")
    def invoices():
        rows = query("SELECT id FROM invoices WHERE customer_id = ? ORDER BY id", current_customer())
        return jsonify([row[0] for row in rows])

    @app.route("/invoices/<int:number>")
    def invoice(number):
        number, cents, purpose = own_invoice(number)
        return jsonify(id=number, cents=cents, purpose=purpose)

    @app.route("/invoices/<int:number>/text")
    def invoice_text(number):
        number, cents, purpose = own_invoice(number)
        return f"Invoice {number}: {purpose}, {cents} cents", {"Content-Type": "text/plain; charset=utf-8"}

    return app
