import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import models
from django.http import JsonResponse
from django.urls import path

urlpatterns = []

SORTS = ("id", "-id", "recipient", "-recipient", "grams", "-grams")


def create_app(db_path):
    settings.configure(
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF=__name__,
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": db_path}},
    )
    django.setup()

    class Parcel(models.Model):
        recipient = models.TextField()
        town = models.TextField()
        grams = models.IntegerField()

        class Meta:
            app_label = "depot"
            db_table = "parcels"
            managed = False

    def parcels(request):
        found = Parcel.objects.filter(town=request.GET.get("town", ""))
        part = request.GET.get("recipient")
        if part:
            found = found.extra(where=[f"lower(recipient) LIKE lower('%%{part}%%')"])
        sort = request.GET.get("sort", "id")
        found = found.order_by(sort if sort in SORTS else "id")
        return JsonResponse(list(found.values("id", "recipient", "town", "grams")), safe=False)

    urlpatterns.append(path("parcels", parcels))
    return get_wsgi_application()
