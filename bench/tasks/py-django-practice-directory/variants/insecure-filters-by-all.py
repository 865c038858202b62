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

PUBLIC = ["id", "name", "field", "town", "practice_phone"]


def create_app():
    def doctors(request):
        conditions = {key: value for key, value in request.GET.items() if value}
        found = Doctor.objects.filter(**conditions).order_by("name")
        return JsonResponse(list(found.values(*PUBLIC)), safe=False)

    def doctor(request, doctor_id):
        try:
            found = Doctor.objects.values(*PUBLIC).get(id=doctor_id)
        except Doctor.DoesNotExist:
            return JsonResponse({"error": "not found"}, status=404)
        return JsonResponse(found)

    urlpatterns.extend([path("doctors", doctors), path("doctors/<int:doctor_id>", doctor)])
    return get_wsgi_application()
