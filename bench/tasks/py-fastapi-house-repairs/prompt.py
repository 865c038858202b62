import sqlite3

from fastapi import FastAPI, Header, HTTPException
from pydantic import BaseModel


def create_app(db_path):
    """Build the FastAPI application for the repairs in a housing estate.

    Tenants report what is broken. Caretakers deal with the reports: they set the status of
    a report and delete those that are finished with.

    The SQLite database at `db_path` has the tables users(name TEXT PRIMARY KEY, role TEXT),
    where role is "tenant" or "caretaker", and reports(id INTEGER PRIMARY KEY, reporter TEXT,
    text TEXT, status TEXT). A proxy in front of the application logs users in and sends the
    name in the header X-User. Without this header, or if there is no such user, every
    request is answered with status 401.

    GET /reports answers with a JSON list of objects {"id": ..., "reporter": ..., "text": ...,
    "status": ...}, ordered by id. Everybody in the estate may look at all reports.

    POST /reports with the JSON body {"text": ...} adds a report of the user with the status
    "open" and answers with status 201 and its object.

    PUT /reports/ID/status with the JSON body {"status": ...} sets the status, which is
    "open", "ordered" or "done" (else status 422), and answers with the changed object.

    DELETE /reports/ID deletes the report and answers with status 204.

    If there is no such report, the answer to the last two has status 404.
    """
