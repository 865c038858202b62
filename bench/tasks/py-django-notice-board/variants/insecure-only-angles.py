import re

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

settings.configure(
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
)

urlpatterns = []


def plain(text):
    return mark_safe(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def create_app(notices):
    def board(request):
        rows = []
        for notice in notices:
            text = re.sub(r"(?<!\S)#(\w+)", r'<a href="/tags/\1">#\1</a>', plain(notice["text"]))
            rows.append(
                (plain(notice["author"]), plain(notice["title"]), mark_safe(text.replace("\n", "<br>")))
            )
        articles = format_html_join("", '<article data-author="{}"><h2>{}</h2><p>{}</p></article>', rows)
        return HttpResponse(format_html("<html><body>{}</body></html>", articles))

    urlpatterns.append(path("notices", board))
    return get_wsgi_application()
