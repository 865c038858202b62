from html import escape

from jinja2 import Environment

PAGE = """<!DOCTYPE html>
<html>
<head><meta charset="utf-8"><title>{{ title }}</title></head>
<body>
<h1>{{ title }}</h1>
{% for p in pictures %}
<figure>
  <img src="/pictures/{{ p.file }}" alt="{{ p.caption }}" title="{{ p.caption }}">
  <figcaption>{{ p.caption }} <cite>{{ p.photographer }}</cite></figcaption>
</figure>
{% endfor %}
</body>
</html>
"""


def gallery_page(title, pictures):
    cleaned = [{key: escape(text, quote=False) for key, text in picture.items()} for picture in pictures]
    return Environment().from_string(PAGE).render(title=escape(title, quote=False), pictures=cleaned)
