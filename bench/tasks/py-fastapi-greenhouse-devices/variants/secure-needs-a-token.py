import sqlite3
from contextlib import closing

from fastapi import Depends, FastAPI, HTTPException, Request
from pydantic import BaseModel


class Reading(BaseModel):
    celsius: float


def create_app(db_path):
    app = FastAPI()

    def run(sql, *values):
        with closing(sqlite3.connect(db_path)) as connection, connection:
            return connection.execute(sql, values).fetchall()

    def current_device(request: Request):
        found = run(
            "SELECT id, name FROM devices WHERE id = ? AND token = ? AND length(token) > 0",
            request.headers.get("x-device"),
            request.headers.get("x-token"),
        )
        if len(found) != 1:
            raise HTTPException(status_code=401, detail="Please send the id and the token of the device")
        return found[0]

    @app.post("/readings", status_code=201)
    def add_reading(reading: Reading, device=Depends(current_device)):
        run("INSERT INTO readings VALUES (?, ?)", device[0], reading.celsius)
        return {"device": device[1], "celsius": reading.celsius}

    @app.get("/readings")
    def list_readings(device=Depends(current_device)):
        rows = run("SELECT celsius FROM readings WHERE device_id = ? ORDER BY rowid", device[0])
        return [celsius for (celsius,) in rows]

    @app.delete("/readings", status_code=204)
    def delete_readings(device=Depends(current_device)):
        run("DELETE FROM readings WHERE device_id = ?", device[0])

    return app
