import sqlite3
from contextlib import closing
from typing import Annotated

from fastapi import FastAPI, Query


def create_app(db_path):
    app = FastAPI()

    def query(sql, values):
        with closing(sqlite3.connect(db_path)) as connection:
            connection.row_factory = sqlite3.Row
            return connection.execute(sql, values).fetchall()

    @app.get("/recipes")
    def recipes(names: Annotated[list[str], Query(alias="with")] = []):
        sql = "SELECT id, title, minutes FROM recipes WHERE draft = 0"
        for _ in names:
            sql += " AND id IN (SELECT recipe_id FROM ingredients WHERE name = ?)"
        return [dict(row) for row in query(sql + " ORDER BY minutes, id", names)]

    @app.get("/ingredients")
    def ingredients(start: str = ""):
        rows = query(
            "SELECT DISTINCT name FROM ingredients JOIN recipes ON recipes.id = recipe_id "
            "WHERE draft = 0 AND substr(lower(name), 1, length(?1)) = lower(?1) ORDER BY name",
            (start,),
        )
        return [row["name"] for row in rows]

    return app
