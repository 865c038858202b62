from jinja2 import Environment

TEMPLATE = """<!DOCTYPE html>
<html>
<head>
  <meta charset="utf-8">
  <title>{{ title }}</title>
</head>
<body>
  <h1>{{ title }}</h1>
  {% for picture in pictures %}
  <figure>
    <img src="/pictures/{{ picture.file }}" alt="{{ picture.caption }}" title="{{ picture.caption }}">
    <figcaption>{{ picture.caption }} <cite>{{ picture.photographer }}</cite></figcaption>
  </figure>
  {% endfor %}
</body>
</html>
"""


def gallery_page(title, pictures):
    env = Environment(trim_blocks=True, lstrip_blocks=True)
    template = env.from_string(TEMPLATE)
    return template.render(title=title, pictures=pictures)
