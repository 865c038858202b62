import re

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.template import Context, Template
from django.urls import path

settings.configure(
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
)

urlpatterns = []

PAGE = """<!doctype html>
<html><head><title>Notice board</title></head><body>
{% for notice in notices %}<article data-author="{{ notice.author }}">
<h2>{{ notice.title }}</h2>
<p>{% for kind, part in notice.parts %}{% if kind == "break" %}<br>{% elif kind == "tag" %}\
<a href="/tags/{{ part|urlencode }}">#{{ part }}</a>{% else %}{{ part }}{% endif %}{% endfor %}</p>
</article>{% endfor %}
</body></html>"""


def parts(text):
    """The pieces of a text as (kind, content)."""
    for piece in re.split(r"(\n|(?<!\S)#[A-Za-z0-9]+)", text):
        if piece == "\n":
            yield "break", ""
        elif re.fullmatch(r"#[A-Za-z0-9]+", piece):
            yield "tag", piece[1:]
        else:
            yield "text", piece


def create_app(notices):
    def board(request):
        shown = [
            {"author": n["author"], "title": n["title"], "parts": list(parts(n["text"]))} for n in notices
        ]
        return HttpResponse(Template(PAGE).render(Context({"notices": shown})))

    urlpatterns.append(path("notices", board))
    return get_wsgi_application()
