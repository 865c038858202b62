from jinja2 import Environment

PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{{ title|e }}</title></head>
<body><h1>{{ title|e }}</h1>
{% for picture in pictures %}{% set caption = picture["caption"]|e %}
<figure>
  <img src="/pictures/{{ picture["file"]|urlencode }}" alt="{{ caption }}" title="{{ caption }}">
  <figcaption>{{ caption }} <cite>{{ picture["photographer"]|e }}</cite></figcaption>
</figure>
{% endfor %}
</body></html>
"""


def gallery_page(title, pictures):
    return Environment().from_string(PAGE).render(title=title, pictures=pictures)
