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

CHANGEABLE = {"name": str, "email": str, "phone": str, "street": str, "town": str, "newsletter": bool}


def create_app():
    def profile(request):
        try:
            reader = Reader.objects.get(id=int(request.headers.get("X-Reader", "")))
        except (ValueError, Reader.DoesNotExist):
            return HttpResponse(status=401)
        if request.method == "PATCH":
            changes = json.loads(request.body)
            for key, value in changes.items():
                if key not in CHANGEABLE or not isinstance(value, CHANGEABLE[key]):
                    return JsonResponse({"error": f"{key} cannot be changed so"}, status=400)
            Reader.objects.filter(id=reader.id).update(**changes)
            reader.refresh_from_db()
        shown = [*CHANGEABLE, "fees_cents"]
        return JsonResponse({key: getattr(reader, key) for key in shown})

    urlpatterns.append(path("profile", profile))
    return get_wsgi_application()
