from flask import Flask, request
from markupsafe import Markup, escape

PAGE = Markup(
    "<!doctype html><html><head><title>Search</title></head><body>"
    '<form action="/search" method="get"><input type="text" name="q" value="{text}"></form>'
    "<h1>Results for {text}</h1>{results}</body></html>"
)


def create_app(products):
    app = Flask(__name__)

    @app.get("/search")
    def search():
        text = request.args.get("q", "")
        found = [name for name in products if text.casefold() in name.casefold()]
        if found:
            items = Markup("").join(Markup("<li>{}</li>").format(name) for name in found)
            results = Markup("<ul>{}</ul>").format(items)
        else:
            results = Markup("<p>Nothing found for {}</p>").format(text)
        return str(PAGE.format(text=escape(text), results=results))

    return app
