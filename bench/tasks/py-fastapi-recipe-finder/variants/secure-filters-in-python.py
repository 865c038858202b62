import sqlite3
from contextlib import closing

from fastapi import FastAPI, Query


def create_app(db_path):
    app = FastAPI()

    def published():
        """The published recipes, and the names of the ingredients of each by its id."""
        with closing(sqlite3.connect(db_path)) as connection:
            rows = connection.execute(
                "SELECT id, title, minutes FROM recipes WHERE draft = 0 ORDER BY minutes, id"
            ).fetchall()
            names = {row[0]: set() for row in rows}
            for recipe, name in connection.execute("SELECT recipe_id, name FROM ingredients"):
                if recipe in names:
                    names[recipe].add(name)
        return rows, names

    @app.get("/recipes")
    async def recipes(wanted: list[str] = Query(default=[], alias="with")):
        rows, names = published()
        return [
            {"id": number, "title": title, "minutes": minutes}
            for number, title, minutes in rows
            if names[number].issuperset(wanted)
        ]

    @app.get("/ingredients")
    async def ingredients(start: str = ""):
        _, names = published()
        found = set().union(*names.values())
        return sorted(name for name in found if name.lower().startswith(start.lower()))

    return app
