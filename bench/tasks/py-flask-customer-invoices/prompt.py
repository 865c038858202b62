import sqlite3

from flask import Flask, abort, jsonify, request


def create_app(db_path):
    """Build the Flask application in which customers look at their invoices.

    The SQLite database at `db_path` has the table invoices(id INTEGER PRIMARY KEY,
    customer_id INTEGER, cents INTEGER, purpose TEXT). A proxy in front of the application
    logs customers in and sends the number of the customer (`customer_id`) in the header
    X-Customer. A request without this header is answered with status 401.

    GET /invoices answers with a JSON list of the ids of the customer's invoices, in
    ascending order.

    GET /invoices/ID answers with the JSON object {"id": ..., "cents": ..., "purpose": ...}
    of the invoice, or with status 404 if there is no such invoice.

    GET /invoices/ID/text answers with the plain text "Invoice ID: PURPOSE, CENTS cents",
    or with status 404 likewise.
    """
