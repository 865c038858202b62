from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import JsonResponse
from django.urls import path

urlpatterns = []


def parcels(request):
    sort = request.GET.get("sort") or "id"
    order = f"{sort[1:]} DESC" if sort.startswith("-") else sort
    part = request.GET.get("recipient", "")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, recipient, town, grams FROM parcels "
            "WHERE town = %s AND recipient LIKE %s ORDER BY " + order,
            [request.GET.get("town", ""), f"%{part}%"],
        )
        rows = cursor.fetchall()
    keys = ("id", "recipient", "town", "grams")
    return JsonResponse([dict(zip(keys, row)) for row in rows], safe=False)


def create_app(db_path):
    settings.configure(
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF=__name__,
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": db_path}},
    )
    urlpatterns.append(path("parcels", parcels))
    return get_wsgi_application()
