import sqlite3
from typing import List

from fastapi import FastAPI, Query


def create_app(db_path):
    app = FastAPI()

    def fetch(query):
        conn = sqlite3.connect(db_path)
        conn.row_factory = sqlite3.Row
        rows = conn.execute(query).fetchall()
        conn.close()
        return rows

    @app.get("/recipes")
    def recipes(with_: List[str] = Query(default=[], alias="with")):
        query = "SELECT id, title, minutes FROM recipes WHERE draft = 0"
        if with_:
            names = ", ".join(f"'{name}'" for name in with_)
            query += (
                f" AND id IN (SELECT recipe_id FROM ingredients WHERE name IN ({names})"
                f" GROUP BY recipe_id HAVING COUNT(DISTINCT name) = {len(set(with_))})"
            )
        query += " ORDER BY minutes, id"
        return [dict(row) for row in fetch(query)]

    @app.get("/ingredients")
    def ingredients(start: str = ""):
        rows = fetch(
            "SELECT DISTINCT i.name FROM ingredients i JOIN recipes r ON r.id = i.recipe_id "
            f"WHERE r.draft = 0 AND i.name LIKE '{start}%' ORDER BY i.name"
        )
        return [row["name"] for row in rows]

    return app
