from jinja2 import Environment

PAGE = Environment(autoescape=True).from_string("""<!DOCTYPE html>
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
""")


def gallery_page(title, pictures):
    return PAGE.render(title=title, pictures=pictures)
