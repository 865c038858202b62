import sqlite3

from fastapi import FastAPI, Header, HTTPException
from pydantic import BaseModel


def create_app(db_path):
    """Build the FastAPI application to which the devices in greenhouses send temperatures.

    The SQLite database at `db_path` has the tables devices(id INTEGER PRIMARY KEY, name TEXT,
    token TEXT NOT NULL) and readings(device_id INTEGER, celsius REAL). Another program enters
    the devices and gives each its token when it is first switched on; until then the column
    is an empty text.

    A device sends its id in the header X-Device and its token in the header X-Token. If a
    header is missing, there is no such device or the token is not the device's, the answer
    to every request has status 401.

    POST /readings with the JSON body {"celsius": 21.5} stores a reading of the device and
    answers with status 201 and the JSON object {"device": NAME, "celsius": 21.5}.

    GET /readings answers with a JSON list of the temperatures that are stored for the device,
    the oldest first.

    DELETE /readings deletes all readings of the device and answers with status 204.
    """
