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
        header = request.headers.get("X-Customer")
        if header is None:
            abort(401)
        return request.args.get("customer_id", header, type=int)

    def own_invoice(number):
        rows = fetch(
            "SELECT id, cents, purpose FROM invoices WHERE id = ? AND customer_id = ?", number, customer_id()
        )
        return rows[0] if rows else abort(404)

    @app.route("/invoices")
    def invoices():
        rows = fetch("SELECT id FROM invoices WHERE customer_id = ? ORDER BY id", customer_id())
        return jsonify([row[0] for row in rows])

    @app.route("/invoices/<int:number>")
    def invoice(number):
        return jsonify(dict(zip(("id", "cents", "purpose"), own_invoice(number))))

    @app.route("/invoices/<int:number>/text")
    def invoice_text(number):
        number, cents, purpose = own_invoice(number)
        return f"Invoice {number}: {purpose}, {cents} cents", 200, {"Content-Type": "text/plain"}

    return app
