from flask import Flask, request


def create_app(products):
    """Build the Flask application that is the search page of a shop.

    `products` is a list of product names. GET /search?q=TEXT answers with an HTML
    page that has
    - a form with a text input named `q` whose value is TEXT,
    - the h1 heading "Results for TEXT",
    - a list with one li for each product whose name contains TEXT, ignoring case.
      If there is no such product, the page has the paragraph "Nothing found for TEXT"
      in place of the list.
    """
