import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import models
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
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
            return HttpResponse("Not logged in", status=401)
        ids = Booking.objects.filter(member=member).order_by("id").values_list("id", flat=True)
        return JsonResponse(list(ids), safe=False)

    def booking(request, booking_id):
        if not request.headers.get("X-Member"):
            return HttpResponse("Not logged in", status=401)
        found = get_object_or_404(Booking, pk=booking_id)
        return JsonResponse(
            {
                "id": found.id,
                "bike": found.bike,
                "day": found.day,
                "note": found.note,
                "cancelled": found.cancelled,
            }
        )

    def cancel(request, booking_id):
        if not request.headers.get("X-Member"):
            return HttpResponse("Not logged in", status=401)
        found = get_object_or_404(Booking, pk=booking_id)
        found.cancelled = True
        found.save()
        return HttpResponse(status=204)

    urlpatterns.append(path("bookings", bookings))
    urlpatterns.append(path("bookings/<int:booking_id>", booking))
    urlpatterns.append(path("bookings/<int:booking_id>/cancel", cancel))
    return get_wsgi_application()
