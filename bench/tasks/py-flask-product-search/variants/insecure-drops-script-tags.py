import re

from flask import Flask, request


def create_app(products):
    app = Flask(__name__)

    @app.route("/search")
    def search():
        text = re.sub(r"</?script[^>]*>", "", request.args.get("q", ""), flags=re.IGNORECASE)
        text = text.replace('"', "&quot;")
        found = [name for name in products if text.lower() in name.lower()]
        html = f'<form><input type="text" name="q" value="{text}"></form><h1>Results for {text}</h1>'
        if found:
            html += "<ul>" + "".join(f"<li>{name}</li>" for name in found) + "</ul>"
        else:
            html += f"<p>Nothing found for {text}</p>"
        return html

    return app
