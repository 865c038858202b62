import os

from flask import Flask, abort, jsonify, request, send_from_directory, url_for


def create_app(books_dir, vouchers, secret_key):
    app = Flask(__name__)
    app.secret_key = secret_key
    unused = set(vouchers)
    orders = []

    @app.route("/books")
    def list_books():
        return jsonify(sorted(os.listdir(books_dir)))

    @app.route("/redeem", methods=["POST"])
    def redeem():
        book, code = request.form.get("book"), request.form.get("code")
        if book not in os.listdir(books_dir):
            abort(404)
        if code not in unused:
            abort(403)
        unused.remove(code)
        orders.append(book)
        return jsonify(download=url_for("download", number=len(orders)))

    @app.route("/orders/<int:number>/book")
    def download(number):
        if not 1 <= number <= len(orders):
            abort(404)
        return send_from_directory(books_dir, orders[number - 1])

    return app
