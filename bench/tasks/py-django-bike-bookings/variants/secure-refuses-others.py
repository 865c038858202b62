import django
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.wsgi import get_wsgi_application
from django.db import models
from django.http import Http404, HttpResponse, JsonResponse
from django.views import View
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


class MemberView(View):
    def dispatch(self, request, *args, **kwargs):
        self.member = request.headers.get("X-Member", "")
        if not self.member:
            return HttpResponse(status=401)
        return super().dispatch(request, *args, **kwargs)

    def get_booking(self, booking_id):
        try:
            found = Booking.objects.get(id=booking_id)
        except Booking.DoesNotExist:
            raise Http404
        if str(found.member) != self.member:
            raise PermissionDenied
        return found


class BookingList(MemberView):
    def get(self, request):
        own = Booking.objects.filter(member=self.member).order_by("id")
        return JsonResponse([found.id for found in own], safe=False)


class BookingDetail(MemberView):
    def get(self, request, booking_id):
        found = self.get_booking(booking_id)
        return JsonResponse(
            {
                "id": found.id,
                "bike": found.bike,
                "day": found.day,
                "note": found.note,
                "cancelled": found.cancelled,
            }
        )


class BookingCancel(MemberView):
    def post(self, request, booking_id):
        found = self.get_booking(booking_id)
        found.cancelled = True
        found.save()
        return HttpResponse(status=204)


def create_app():
    urlpatterns.extend(
        [
            path("bookings", BookingList.as_view()),
            path("bookings/<int:booking_id>", BookingDetail.as_view()),
            path("bookings/<int:booking_id>/cancel", BookingCancel.as_view()),
        ]
    )
    return get_wsgi_application()
