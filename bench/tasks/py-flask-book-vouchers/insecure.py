import os

from flask import Flask, abort, jsonify, request, send_from_directory, url_for


def create_app(books_dir, vouchers, secret_key):
    app = Flask(__name__)
    app.secret_key = secret_key
    unused = set(vouchers)

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
        return jsonify(download=url_for("download", book=book))

    @app.route("/download/<book>")
    def download(book):
        return send_from_directory(books_dir, book)

    return app
