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

SHOWN = ("name", "email", "phone", "street", "town", "newsletter", "fees_cents")
TEXTS = ("name", "email", "phone", "street", "town")


def profile(request):
    reader = Reader.objects.filter(id=request.headers.get("X-Reader")).first()
    if reader is None:
        return HttpResponse(status=401)
    if request.method == "PATCH":
        changes = json.loads(request.body)
        for field in TEXTS:
            if field in changes:
                setattr(reader, field, str(changes[field]))
        if "newsletter" in changes:
            reader.newsletter = bool(changes["newsletter"])
        reader.save()
    return JsonResponse({field: getattr(reader, field) for field in SHOWN})


def create_app():
    urlpatterns[:] = [path("profile", profile)]
    return get_wsgi_application()
