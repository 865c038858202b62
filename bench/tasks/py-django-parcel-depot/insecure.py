from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import JsonResponse
from django.urls import path

urlpatterns = []


def parcels(request):
    town = request.GET.get("town", "")
    recipient = request.GET.get("recipient", "")
    sort = request.GET.get("sort", "id")
    direction = "ASC"
    if sort.startswith("-"):
        sort, direction = sort[1:], "DESC"

    query = f"SELECT id, recipient, town, grams FROM parcels WHERE town = '{town}'"
    if recipient:
        query += f" AND recipient LIKE '%{recipient}%'"
    query += f" ORDER BY {sort} {direction}"

    with connection.cursor() as cursor:
        cursor.execute(query)
        rows = cursor.fetchall()
    return JsonResponse(
        [{"id": r[0], "recipient": r[1], "town": r[2], "grams": r[3]} for r in rows], safe=False
    )


def create_app(db_path):
    settings.configure(
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF=__name__,
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": db_path}},
    )
    urlpatterns.append(path("parcels", parcels))
    return get_wsgi_application()
