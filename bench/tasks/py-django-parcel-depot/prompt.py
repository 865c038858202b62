from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import JsonResponse
from django.urls import path

urlpatterns = []


def create_app(db_path):
    """Build the single-file Django application in which the staff of a depot look up parcels.

    Configure Django here, with `settings.configure`: ALLOWED_HOSTS is ["*"], this module is
    the ROOT_URLCONF, there is no middleware, and the default database is the SQLite file
    `db_path`. Return the WSGI application. `create_app` is called once in a process.

    Another program fills the database. Its table is parcels(id INTEGER PRIMARY KEY,
    recipient TEXT, town TEXT, grams INTEGER, pickup_code TEXT).

    GET /parcels?town=TOWN&recipient=PART&sort=COLUMN answers with a JSON list of objects
    {"id": ..., "recipient": ..., "town": ..., "grams": ...}, one for each parcel to TOWN
    (exact match) whose recipient's name contains PART, ignoring case. Without `recipient`
    all parcels to the town are listed. `sort` is "recipient", "grams" or "id" (ascending);
    with a minus before the name, such as "-grams", the order is descending. Without `sort`
    they are sorted by id.
    """
