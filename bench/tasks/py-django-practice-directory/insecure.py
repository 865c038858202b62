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
    def doctors(request):
        found = Doctor.objects.filter(**request.GET.dict()).order_by("name")
        return JsonResponse(list(found.values()), safe=False)

    def doctor(request, doctor_id):
        found = Doctor.objects.filter(pk=doctor_id).values().first()
        if found is None:
            return JsonResponse({"error": "not found"}, status=404)
        return JsonResponse(found)

    urlpatterns.append(path("doctors", doctors))
    urlpatterns.append(path("doctors/<int:doctor_id>", doctor))
    return get_wsgi_application()
