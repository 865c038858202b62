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


def for_members(view):
    """A view that gets the number of the member who is logged in."""

    def checked(request, **parts):
        try:
            member = int(request.headers["X-Member"])
        except (KeyError, ValueError):
            return HttpResponse(status=401)
        return view(request, member, **parts)

    return checked


@for_members
def bookings(request, member):
    ids = Booking.objects.filter(member=member).order_by("id").values_list("id", flat=True)
    return JsonResponse(list(ids), safe=False)


@for_members
def booking(request, member, number):
    found = get_object_or_404(Booking, id=number, member=member)
    fields = ("id", "bike", "day", "note", "cancelled")
    return JsonResponse({field: getattr(found, field) for field in fields})


@for_members
def cancel(request, member, number):
    if request.method != "POST":
        return HttpResponse(status=405)
    found = get_object_or_404(Booking, id=number, member=member)
    found.cancelled = True
    found.save(update_fields=["cancelled"])
    return HttpResponse(status=204)


def create_app():
    urlpatterns[:] = [
        path("bookings", bookings),
        path("bookings/<int:number>", booking),
        path("bookings/<int:number>/cancel", cancel),
    ]
    return get_wsgi_application()
