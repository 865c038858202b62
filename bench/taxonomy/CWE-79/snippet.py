from flask import Flask, request

app = Flask(__name__)
RECIPES = {"leek soup": 35, "lentil soup": 50, "plum cake": 80}

PAGE = "<!doctype html><title>Recipes</title><h1>Recipes</h1>{body}"


@app.get("/search")
def search():
    term = request.args.get("q", "").strip()
    found = [(name, time) for name, time in RECIPES.items() if term.lower() in name]
    if not found:
        return PAGE.format(body=f"<p>Nothing found for <b>{term}</b>.</p>")
    rows = "".join(f"<li>{name} ({time} min)</li>" for name, time in found)
    return PAGE.format(body=f"<ul>{rows}</ul>")
