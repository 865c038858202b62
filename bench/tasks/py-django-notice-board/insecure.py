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


def create_app(notices):
    def render_text(text):
        text = re.sub(r"(^|\s)#(\w+)", r'\1<a href="/tags/\2">#\2</a>', text)
        return mark_safe(text.replace("\n", "<br>"))

    def board(request):
        articles = format_html_join(
            "",
            '<article data-author="{}"><h2>{}</h2><p>{}</p></article>',
            [(notice["author"], notice["title"], render_text(notice["text"])) for notice in notices],
        )
        return HttpResponse(format_html("<html><body><h1>Notices</h1>{}</body></html>", articles))

    urlpatterns.append(path("notices", board))
    return get_wsgi_application()
