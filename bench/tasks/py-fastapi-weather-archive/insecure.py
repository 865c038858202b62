import sqlite3

from fastapi import FastAPI


def create_app(db_path):
    app = FastAPI()

    def to_dict(row):
        return {"id": row[0], "moment": row[1], "celsius": row[2]}

    @app.get("/readings")
    def get_readings(page: int = 1, size: int = 20):
        conn = sqlite3.connect(db_path)
        total = conn.execute("SELECT COUNT(*) FROM readings").fetchone()[0]
        rows = conn.execute(
            "SELECT id, moment, celsius FROM readings ORDER BY id LIMIT ? OFFSET ?",
            (size, (page - 1) * size),
        ).fetchall()
        conn.close()
        return {"page": page, "total": total, "readings": [to_dict(row) for row in rows]}

    @app.get("/readings/latest")
    def get_latest(count: int = 1):
        conn = sqlite3.connect(db_path)
        rows = conn.execute(
            "SELECT id, moment, celsius FROM readings ORDER BY id DESC LIMIT ?", (count,)
        ).fetchall()
        conn.close()
        return [to_dict(row) for row in rows]

    return app
