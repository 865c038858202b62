from jinja2 import DictLoader, Environment, select_autoescape

PAGE = """<!DOCTYPE html>
<html>
<head><meta charset="utf-8"><title>{{ title }}</title></head>
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

environment = Environment(loader=DictLoader({"gallery.j2": PAGE}), autoescape=select_autoescape())


def gallery_page(title, pictures):
    return environment.get_template("gallery.j2").render(title=title, pictures=pictures)
