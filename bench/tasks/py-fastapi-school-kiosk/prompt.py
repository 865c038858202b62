import sqlite3

from fastapi import FastAPI, Header, HTTPException
from pydantic import BaseModel


def create_app(db_path):
    """Build the FastAPI application of a school kiosk, where pupils pay from a prepaid account.

    The SQLite database at `db_path` has the tables
    pupils(id INTEGER PRIMARY KEY, cents INTEGER), the accounts, and
    goods(code TEXT PRIMARY KEY, cents INTEGER, stock INTEGER), with the price of one piece.
    The till's proxy logs pupils in and sends the id of the pupil, who is in the table, in the
    header X-Pupil.

    GET /account answers with the JSON object {"cents": BALANCE}.

    POST /orders with a JSON body such as
    {"lines": [{"code": "pen", "quantity": 2}, {"code": "pad", "quantity": 1}]}
    takes the price of all pieces together from the account and the pieces from the stock. It
    answers with status 201 and {"paid": PRICE, "cents": NEW BALANCE}. Each code occurs in one
    line at most.

    If a code is unknown, the answer has status 404; if the account or the stock of one of the
    goods is too small, it has status 409. Then nothing is changed.
    """
