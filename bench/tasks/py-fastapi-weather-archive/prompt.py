import sqlite3

from fastapi import FastAPI, HTTPException


def create_app(db_path):
    """Build the FastAPI application for the archive of a weather station.

    The SQLite database at `db_path` has the table
    readings(id INTEGER PRIMARY KEY, moment TEXT, celsius REAL). It grows by one row a minute;
    the web site shows it to everybody, page by page.

    GET /readings?page=PAGE&size=SIZE answers with the JSON object
    {"page": PAGE, "total": N, "readings": [{"id": ..., "moment": ..., "celsius": ...}, ...]}:
    the readings of that page, ordered by id, when a page has SIZE readings, and the number of
    all readings. Pages count from 1. Without the parameters, page is 1 and size is 20; visitors
    choose between 10, 20, 50 and 100 readings a page. A page after the last one is empty.

    GET /readings/latest?count=COUNT answers with a JSON list of the latest COUNT readings as
    such objects, the latest first; without the parameter, count is 1. The start page shows
    the latest 24.
    """
