import hmac
import sqlite3
from contextlib import closing

from fastapi import Depends, FastAPI, Header, HTTPException
from pydantic import BaseModel


class Reading(BaseModel):
    celsius: float


def create_app(db_path):
    app = FastAPI()

    def run(sql, *values):
        with closing(sqlite3.connect(db_path)) as connection, connection:
            return connection.execute(sql, values).fetchall()

    def current_device(x_device: str = Header(""), x_token: str = Header("")):
        found = run("SELECT id, name, token FROM devices WHERE id = ?", x_device)
        if not found or not x_token:
            raise HTTPException(401)
        # A device that was never switched on has no token that could be right.
        if not hmac.compare_digest(found[0][2].encode(), x_token.encode()):
            raise HTTPException(401)
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
