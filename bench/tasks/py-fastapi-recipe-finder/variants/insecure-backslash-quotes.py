import sqlite3
from typing import List

from fastapi import FastAPI, Query


def quoted(text):
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def create_app(db_path):
    app = FastAPI()

    def fetch(query):
        conn = sqlite3.connect(db_path)
        try:
            return conn.execute(query).fetchall()
        finally:
            conn.close()

    @app.get("/recipes")
    def recipes(with_: List[str] = Query(default=[], alias="with")):
        conditions = ["draft = 0"]
        for name in with_:
            conditions.append(f"id IN (SELECT recipe_id FROM ingredients WHERE name = {quoted(name)})")
        rows = fetch(
            f"SELECT id, title, minutes FROM recipes WHERE {' AND '.join(conditions)} ORDER BY minutes, id"
        )
        return [{"id": id_, "title": title, "minutes": minutes} for id_, title, minutes in rows]

    @app.get("/ingredients")
    def ingredients(start: str = ""):
        rows = fetch(
            "SELECT DISTINCT name FROM ingredients, recipes WHERE recipe_id = recipes.id AND draft = 0 "
            f"AND lower(name) LIKE {quoted(start.lower() + '%')} ORDER BY name"
        )
        return [row[0] for row in rows]

    return app
