import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import models
from django.http import HttpResponse, JsonResponse
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
    def bookings(request):
        member = request.headers.get("X-Member")
        if not member:
            return HttpResponse(status=401)
        own = Booking.objects.filter(member=member).order_by("id")
        return JsonResponse([one.id for one in own], safe=False)

    def booking(request, booking_id):
        member = request.headers.get("X-Member")
        if not member:
            return HttpResponse(status=401)
        values = Booking.objects.filter(id=booking_id, member=member).values()
        if not values:
            return HttpResponse(status=404)
        found = values[0]
        del found["member"]
        return JsonResponse(found)

    def cancel(request, booking_id):
        if not request.headers.get("X-Member"):
            return HttpResponse(status=401)
        changed = Booking.objects.filter(id=booking_id).update(cancelled=True)
        return HttpResponse(status=204 if changed else 404)

    urlpatterns.extend(
        [
            path("bookings", bookings),
            path("bookings/<int:booking_id>", booking),
            path("bookings/<int:booking_id>/cancel", cancel),
        ]
    )
    return get_wsgi_application()
