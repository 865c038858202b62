import os

SKIPPED = ("wsgi.", "mod_wsgi.", "werkzeug.", "gunicorn.")


def connection_page(environ):
    lines = []
    for name in sorted(environ):
        if name in os.environ or name.startswith(SKIPPED):
            continue
        if isinstance(environ[name], str):
            lines.append("%s: %s" % (name, environ[name]))
    return "\n".join(lines)
