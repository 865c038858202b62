import sqlite3
from contextlib import closing

from fastapi import FastAPI

MAX_ROWS = 100


def create_app(db_path):
    app = FastAPI()

    def query(sql, *values):
        with closing(sqlite3.connect(db_path)) as connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(sql, values)]

    @app.get("/readings")
    def readings(page: int = 1, size: int = 20):
        size = min(size, MAX_ROWS)
        rows = query(
            "SELECT id, moment, celsius FROM readings ORDER BY id LIMIT ? OFFSET ?", size, (page - 1) * size
        )
        total = query("SELECT count(*) AS total FROM readings")[0]["total"]
        return {"page": page, "total": total, "readings": rows}

    @app.get("/readings/latest")
    def latest(count: int = 1):
        count = min(count, MAX_ROWS)
        return query("SELECT id, moment, celsius FROM readings ORDER BY id DESC LIMIT ?", count)

    return app
