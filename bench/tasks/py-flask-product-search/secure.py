from flask import Flask, render_template_string, request

PAGE = """<!doctype html>
<title>Search</title>
<form action="/search"><input type="text" name="q" value="{{ text }}"> <button>Search</button></form>
<h1>Results for {{ text }}</h1>
{% if found %}
<ul>{% for name in found %}<li>{{ name }}</li>{% endfor %}</ul>
{% else %}
<p>Nothing found for {{ text }}</p>
{% endif %}
"""


def create_app(products):
    app = Flask(__name__)

    @app.route("/search")
    def search():
        text = request.args.get("q", "")
        found = [name for name in products if text.lower() in name.lower()]
        return render_template_string(PAGE, text=text, found=found)

    return app
