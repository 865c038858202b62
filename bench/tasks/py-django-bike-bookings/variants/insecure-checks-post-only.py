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
        member = request.GET.get("member") or request.headers.get("X-Member")
        if not member:
            return HttpResponse(status=401)
        ids = Booking.objects.filter(member=member).order_by("id").values_list("id", flat=True)
        return JsonResponse(list(ids), safe=False)

    def find(request, booking_id):
        """The booking, or the answer that says why there is none."""
        member = request.headers.get("X-Member")
        if not member:
            return None, HttpResponse(status=401)
        found = Booking.objects.filter(id=booking_id).first()
        if found is None:
            return None, HttpResponse(status=404)
        if request.method == "POST" and found.member != int(member):
            return None, HttpResponse(status=403)
        return found, None

    def booking(request, booking_id):
        found, refusal = find(request, booking_id)
        if refusal is not None:
            return refusal
        keys = ("id", "bike", "day", "note", "cancelled")
        return JsonResponse({key: getattr(found, key) for key in keys})

    def cancel(request, booking_id):
        found, refusal = find(request, booking_id)
        if refusal is not None:
            return refusal
        found.cancelled = True
        found.save()
        return HttpResponse(status=204)

    urlpatterns.extend(
        [
            path("bookings", bookings),
            path("bookings/<int:booking_id>", booking),
            path("bookings/<int:booking_id>/cancel", cancel),
        ]
    )
    return get_wsgi_application()
