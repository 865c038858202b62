import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import models
from django.http import JsonResponse
from django.urls import path

urlpatterns = []


def create_app(db_path):
    settings.configure(
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF=__name__,
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": db_path}},
    )
    django.setup()

    class Parcel(models.Model):
        id = models.IntegerField(primary_key=True)
        recipient = models.TextField()
        town = models.TextField()
        grams = models.IntegerField()

        class Meta:
            app_label = "depot"
            db_table = "parcels"
            managed = False

    def parcels(request):
        found = Parcel.objects.filter(
            town=request.GET.get("town", ""), recipient__icontains=request.GET.get("recipient", "")
        )
        found = found.order_by(request.GET.get("sort", "id"))
        return JsonResponse(list(found.values("id", "recipient", "town", "grams")), safe=False)

    urlpatterns.append(path("parcels", parcels))
    return get_wsgi_application()
