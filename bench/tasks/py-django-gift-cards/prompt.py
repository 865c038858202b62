from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse, JsonResponse
from django.urls import path

settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__)

urlpatterns = []


def create_app(cards):
    """Build the single-file Django application in which customers use the gift cards of a shop.

    `cards` maps the number of a card to {"pin": "0417", "cents": 2500}: the PIN of four digits
    that is printed under the card's scratch field, and the balance. The application keeps the
    balances in memory. Visitors do not log in; forms are posted from any page, and there is no
    middleware.

    POST /balance with the form fields `card` and `pin` answers with the JSON object
    {"cents": BALANCE}.

    POST /pay with the form fields `card`, `pin` and `cents` takes that many cents from the
    card and answers with {"cents": NEW BALANCE}. `cents` is a whole number above 0 (else
    status 400); if the balance is too small, the answer has status 409 and nothing changes.

    If there is no such card, or the PIN is not that of the card, the answer to both has
    status 403.

    Set `urlpatterns` and return the WSGI application. `create_app` is called once in a process.
    """
