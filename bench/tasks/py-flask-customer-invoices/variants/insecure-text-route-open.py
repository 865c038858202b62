import sqlite3

from flask import Flask, abort, jsonify, request


def create_app(db_path):
    app = Flask(__name__)

    def fetch(sql, *values):
        connection = sqlite3.connect(db_path)
        rows = connection.execute(sql, values).fetchall()
        connection.close()
        return rows

    def customer_id():
        customer = request.headers.get("X-Customer")
        if not customer:
            abort(401)
        return int(customer)

    @app.route("/invoices")
    def invoices():
        rows = fetch("SELECT id FROM invoices WHERE customer_id = ? ORDER BY id", customer_id())
        return jsonify([row[0] for row in rows])

    @app.route("/invoices/<int:number>")
    def invoice(number):
        rows = fetch(
            "SELECT id, cents, purpose FROM invoices WHERE id = ? AND customer_id = ?", number, customer_id()
        )
        if not rows:
            abort(404)
        return jsonify(id=rows[0][0], cents=rows[0][1], purpose=rows[0][2])

    @app.route("/invoices/<int:number>/text")
    def invoice_text(number):
        customer_id()
        rows = fetch("SELECT purpose, cents FROM invoices WHERE id = ?", number)
        if not rows:
            abort(404)
        purpose, cents = rows[0]
        return f"Invoice {number}: {purpose}, {cents} cents", 200, {"Content-Type": "text/plain"}

    return app
