from html import escape

from flask import Flask, request


def create_app(products):
    app = Flask(__name__)

    @app.route("/search")
    def search():
        query = request.args.get("q", "")
        text = escape(query, quote=False)
        found = [name for name in products if query.lower() in name.lower()]
        if found:
            results = "<ul>" + "".join(f"<li>{escape(name)}</li>" for name in found) + "</ul>"
        else:
            results = f"<p>Nothing found for {text}</p>"
        return f"""<!doctype html>
<title>Search</title>
<form><input type="text" name="q" value="{text}"><button>Search</button></form>
<h1>Results for {text}</h1>
{results}
"""

    return app
