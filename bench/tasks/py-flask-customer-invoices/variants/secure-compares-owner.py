import sqlite3

from flask import Flask, Response, abort, g, jsonify, request


def create_app(db_path):
    app = Flask(__name__)

    @app.before_request
    def identify():
        customer = request.headers.get("X-Customer", "")
        if not customer.isdigit():
            abort(401)
        g.customer = int(customer)

    def rows(sql, value):
        connection = sqlite3.connect(db_path)
        connection.row_factory = sqlite3.Row
        try:
            return connection.execute(sql, (value,)).fetchall()
        finally:
            connection.close()

    def find(number):
        for row in rows("SELECT * FROM invoices WHERE id = ?", number):
            if row["customer_id"] != g.customer:
                abort(403)
            return row
        abort(404)

    @app.get("/invoices")
    def listing():
        found = rows("SELECT id FROM invoices WHERE customer_id = ? ORDER BY id", g.customer)
        return jsonify([row["id"] for row in found])

    @app.get("/invoices/<int:number>")
    def details(number):
        row = find(number)
        return jsonify({key: row[key] for key in ("id", "cents", "purpose")})

    @app.get("/invoices/<int:number>/text")
    def text(number):
        row = find(number)
        return Response("Invoice {id}: {purpose}, {cents} cents".format(**row), mimetype="text/plain")

    return app
