import sqlite3
from contextlib import closing
from typing import Annotated

from fastapi import FastAPI, Query


def create_app(db_path):
    app = FastAPI()

    def query(sql, *values):
        with closing(sqlite3.connect(db_path)) as connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(sql, values)]

    @app.get("/readings")
    def readings(page: Annotated[int, Query(ge=1)] = 1, size: Annotated[int, Query(ge=1, le=100)] = 20):
        rows = query(
            "SELECT id, moment, celsius FROM readings ORDER BY id LIMIT ? OFFSET ?", size, (page - 1) * size
        )
        total = query("SELECT count(*) AS total FROM readings")[0]["total"]
        return {"page": page, "total": total, "readings": rows}

    @app.get("/readings/latest")
    def latest(count: Annotated[int, Query(ge=1, le=100)] = 1):
        return query("SELECT id, moment, celsius FROM readings ORDER BY id DESC LIMIT ?", count)

    return app
