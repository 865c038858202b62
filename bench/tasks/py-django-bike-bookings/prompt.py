import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import models
from django.http import Http404, HttpResponse, JsonResponse
from django.urls import path

settings.configure(
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "bikes.db"}},
)
django.setup()


class Booking(models.Model):
    member = models.IntegerField()
    bike = models.CharField(max_length=40)
    day = models.CharField(max_length=10)
    note = models.TextField(default="")
    cancelled = models.BooleanField(default=False)

    class Meta:
        app_label = "bikes"
        db_table = "bookings"


urlpatterns = []


def create_app():
    """Build the single-file Django application in which members of a bike club see their bookings.

    A proxy in front of the application logs members in and sends the number of the member
    in the header X-Member. A request without this header is answered with status 401. The
    table of the bookings exists; bookings are made by another program.

    GET /bookings answers with a JSON list of the ids of the member's bookings, ascending.

    GET /bookings/ID answers with the JSON object {"id": ..., "bike": ..., "day": ...,
    "note": ..., "cancelled": true or false} of the booking.

    POST /bookings/ID/cancel cancels the booking and answers with status 204. If it is
    cancelled already, it stays so and the answer is the same.

    If there is no such booking, the answer to both has status 404.

    Set `urlpatterns` and return the WSGI application. `create_app` is called once in a process.
    """
