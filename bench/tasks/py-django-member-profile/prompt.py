import json

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import models
from django.http import HttpResponse, JsonResponse
from django.urls import path

settings.configure(
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "library.db"}},
)
django.setup()


class Reader(models.Model):
    name = models.CharField(max_length=80)
    email = models.CharField(max_length=80)
    phone = models.CharField(max_length=20, default="")
    street = models.CharField(max_length=80, default="")
    town = models.CharField(max_length=40, default="")
    newsletter = models.BooleanField(default=False)
    is_librarian = models.BooleanField(default=False)
    fees_cents = models.IntegerField(default=0)

    class Meta:
        app_label = "library"
        db_table = "readers"


urlpatterns = []


def create_app():
    """Build the single-file Django application in which readers of a library keep their profile.

    The table of the readers exists. The library's own staff program works with it, too: it
    books overdue fees and lets those readers in who are librarians.

    A proxy in front of the application logs readers in and sends their number (the id in the
    table) in the header X-Reader. A request without this header is answered with status 401.

    GET /profile answers with the JSON object {"name": ..., "email": ..., "phone": ...,
    "street": ..., "town": ..., "newsletter": true or false, "fees_cents": ...} of the reader.

    PATCH /profile changes the profile when a reader has moved, has another phone number,
    wants the newsletter and so on. The body is a JSON object with what is to change, such as
    {"street": "Mill Lane 3", "town": "Ulm"}; the rest stays as it is. The answer is the
    changed profile, as with GET.

    Set `urlpatterns` and return the WSGI application. `create_app` is called once in a process.
    """
