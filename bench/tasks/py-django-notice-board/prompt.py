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


def create_app(notices):
    """Build the single-file Django application that shows the notice board of a block of flats.

    `notices` is a list of dicts with the keys "author", "title" and "text", written by the
    tenants. GET /notices answers with an HTML page that has for each notice, in the order of
    the list, an element <article data-author="AUTHOR"> which holds
    - the title in an h2,
    - the text in a p. Every line break of the text becomes a <br>, and every hashtag (a word
      of letters and digits with # before it, at the start of the text or after white space)
      becomes a link to its page: #cellar leads to /tags/cellar and keeps its text "#cellar".

    Set `urlpatterns` and return the WSGI application. `create_app` is called once in a process.
    """
