import re

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

settings.configure(
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
)

urlpatterns = []


def clean(text):
    return re.sub(r"</?script[^>]*>", "", text, flags=re.IGNORECASE)


def create_app(notices):
    def board(request):
        html = ["<html><body>"]
        for notice in notices:
            text = re.sub(r"(?<!\S)#(\w+)", r'<a href="/tags/\1">#\1</a>', clean(notice["text"]))
            text = text.replace("\n", "<br>")
            html.append(f'<article data-author="{clean(notice["author"])}">')
            html.append(f"<h2>{clean(notice['title'])}</h2><p>{text}</p></article>")
        html.append("</body></html>")
        return HttpResponse("\n".join(html))

    urlpatterns.append(path("notices", board))
    return get_wsgi_application()
