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


def create_app():
    """Build the single-file Django application behind the public search for a doctor.

    The table of the doctors exists and is filled by the office of the medical association,
    which uses it for its own work as well. Patients find on the search page a doctor's name,
    field, town and the phone number of the practice.

    GET /doctors answers with a JSON list, ordered by name, of one object a doctor for the
    search page; its keys are called as in the model. The list can be narrowed down by any of
    what patients see: GET /doctors?town=Ulm&field=cardiology lists the doctors with exactly
    these values.

    GET /doctors/ID answers with the object of one doctor, or with status 404.

    Set `urlpatterns` and return the WSGI application. `create_app` is called once in a process.
    """
