from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import JsonResponse
from django.urls import path

urlpatterns = []

ORDERS = {
    "id": "id",
    "-id": "id DESC",
    "recipient": "recipient, id",
    "-recipient": "recipient DESC, id",
    "grams": "grams, id",
    "-grams": "grams DESC, id",
}


def parcels(request):
    order = ORDERS.get(request.GET.get("sort", "id"))
    if order is None:
        return JsonResponse({"error": "unknown sort"}, status=400)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, recipient, town, grams FROM parcels "
            f"WHERE town = %s AND instr(lower(recipient), lower(%s)) > 0 ORDER BY {order}",
            [request.GET.get("town", ""), request.GET.get("recipient", "")],
        )
        names = [column[0] for column in cursor.description]
        rows = [dict(zip(names, row)) for row in cursor.fetchall()]
    return JsonResponse(rows, safe=False)


def create_app(db_path):
    settings.configure(
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF=__name__,
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": db_path}},
    )
    urlpatterns[:] = [path("parcels", parcels)]
    return get_wsgi_application()
