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
    def profile(request):
        reader_id = request.headers.get("X-Reader")
        if not reader_id:
            return HttpResponse("Not logged in", status=401)
        reader = Reader.objects.get(pk=reader_id)
        if request.method == "PATCH":
            data = json.loads(request.body)
            for key, value in data.items():
                setattr(reader, key, value)
            reader.save()
        return JsonResponse(
            {
                "name": reader.name,
                "email": reader.email,
                "phone": reader.phone,
                "street": reader.street,
                "town": reader.town,
                "newsletter": reader.newsletter,
                "fees_cents": reader.fees_cents,
            }
        )

    urlpatterns.append(path("profile", profile))
    return get_wsgi_application()
