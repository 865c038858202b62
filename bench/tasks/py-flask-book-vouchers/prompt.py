import os

from flask import Flask, jsonify, request, send_from_directory, url_for


def create_app(books_dir, vouchers, secret_key):
    """Build the Flask application of a publisher who sells vouchers for electronic books.

    The folder `books_dir` holds the books, text files such as "bees.txt". `vouchers` is a
    list of codes; each code is worth one book of the visitor's choice and can be used once.
    `secret_key` is the application's secret key.

    GET /books answers with a JSON list of the names of the files, in alphabetical order.

    POST /redeem takes the form fields `book` (the name of the file) and `code`. If there is
    no such book the answer has status 404, if the code is not right or has been used,
    status 403. Otherwise the answer is the JSON object {"download": ADDRESS}, where ADDRESS
    is the path, beginning with "/", at which the visitor finds the book.

    GET ADDRESS answers with the content of the book, also when the visitor comes back later
    with the same browser.

    What the application has to remember it keeps in memory.
    """
