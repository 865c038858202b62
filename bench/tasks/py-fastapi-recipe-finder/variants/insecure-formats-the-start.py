import sqlite3

from fastapi import FastAPI, Query


def create_app(db_path):
    app = FastAPI()

    @app.get("/recipes")
    def recipes(wanted: list[str] = Query(default=[], alias="with")):
        wanted = list(set(wanted))
        query = "SELECT id, title, minutes FROM recipes WHERE draft = 0"
        if wanted:
            marks = ", ".join("?" for _ in wanted)
            query += (
                f" AND id IN (SELECT recipe_id FROM ingredients WHERE name IN ({marks})"
                f" GROUP BY recipe_id HAVING COUNT(DISTINCT name) = {len(wanted)})"
            )
        conn = sqlite3.connect(db_path)
        rows = conn.execute(query + " ORDER BY minutes, id", wanted).fetchall()
        conn.close()
        return [{"id": row[0], "title": row[1], "minutes": row[2]} for row in rows]

    @app.get("/ingredients")
    def ingredients(start: str = ""):
        conn = sqlite3.connect(db_path)
        rows = conn.execute(f"""SELECT DISTINCT name FROM ingredients
                WHERE name LIKE '{start}%'
                AND recipe_id IN (SELECT id FROM recipes WHERE draft = 0)
                ORDER BY name""").fetchall()
        conn.close()
        return [name for (name,) in rows]

    return app
