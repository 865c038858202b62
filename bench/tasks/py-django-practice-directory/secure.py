import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import models
from django.http import JsonResponse
from django.urls import path

settings.configure(
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "practices.db"}},
)
django.setup()


class Doctor(models.Model):
    name = models.CharField(max_length=80)
    field = models.CharField(max_length=40)
    town = models.CharField(max_length=40)
    practice_phone = models.CharField(max_length=20)
    home_phone = models.CharField(max_length=20)
    licence_pin = models.CharField(max_length=20)

    class Meta:
        app_label = "practices"
        db_table = "doctors"


urlpatterns = []

SHOWN = ("id", "name", "field", "town", "practice_phone")


def doctors(request):
    wanted = {key: request.GET[key] for key in SHOWN[1:] if key in request.GET}
    found = Doctor.objects.filter(**wanted).order_by("name").values(*SHOWN)
    return JsonResponse(list(found), safe=False)


def doctor(request, number):
    found = Doctor.objects.filter(id=number).values(*SHOWN).first()
    if found is None:
        return JsonResponse({"error": "no such doctor"}, status=404)
    return JsonResponse(found)


def create_app():
    urlpatterns[:] = [path("doctors", doctors), path("doctors/<int:number>", doctor)]
    return get_wsgi_application()
