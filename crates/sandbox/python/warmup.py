"""Imports and exercises what solutions use most, before the server forks.

A first request fills caches (compiled patterns, parsed templates, URL rules) that every fork would
otherwise fill again, at several milliseconds a test. Nothing made here is kept.
"""

import sys


def preload(names):
    """Imports the modules. A package that is not there is not an error here: its name is returned."""
    failed = []
    for name in names:
        try:
            __import__(name)
        except Exception as error:
            failed.append(f"{name}: {error}")
    return failed


def exercise():
    """Sends a few requests to a small application, if Flask is there."""
    flask = sys.modules.get("flask")
    if flask is None:
        return
    import host

    app = flask.Flask("warmup")
    app.secret_key = "warmup"

    @app.route("/page/<int:number>")
    def page(number):
        return flask.render_template_string("{% for x in xs %}{{ x }}{% endfor %}", xs=[number])

    @app.post("/form")
    def form():
        flask.session["name"] = flask.request.form.get("name", "")
        return flask.jsonify(flask.request.args)

    body = {"$bytes": "bmFtZT14"}  # name=x
    form_type = [["Content-Type", "application/x-www-form-urlencoded"]]
    for method, path, headers in (
        ("GET", "/page/1", []),
        ("GET", "/missing", []),
        ("POST", "/form?a=1", form_type),
    ):
        host.call_wsgi(app, {"method": method, "path": path, "headers": headers, "body": body})
