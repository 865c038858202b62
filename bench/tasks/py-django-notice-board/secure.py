import re

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import mark_safe

settings.configure(
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
)

urlpatterns = []

HASHTAG = re.compile(r"(?<!\S)#([^\W_]+)")


def text_html(text):
    linked = HASHTAG.sub(r'<a href="/tags/\1">#\1</a>', escape(text))
    return mark_safe(linked.replace("\n", "<br>"))


def create_app(notices):
    def board(request):
        articles = format_html_join(
            "\n",
            '<article data-author="{}"><h2>{}</h2><p>{}</p></article>',
            ((notice["author"], notice["title"], text_html(notice["text"])) for notice in notices),
        )
        return HttpResponse(format_html("<!doctype html><title>Notices</title>{}", articles))

    urlpatterns[:] = [path("notices", board)]
    return get_wsgi_application()
