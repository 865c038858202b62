import time
from collections import defaultdict

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse, JsonResponse
from django.urls import path

settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__)

urlpatterns = []

MAX_FAILURES = 10
WINDOW_SECONDS = 600

failures = defaultdict(list)


def is_blocked(key):
    start = time.monotonic() - WINDOW_SECONDS
    failures[key] = [moment for moment in failures[key] if moment > start]
    return len(failures[key]) >= MAX_FAILURES


def create_app(cards):
    def with_card(view):
        """A view that gets the card of the form; each address and each card has a few tries."""

        def checked(request):
            number = request.POST.get("card", "")
            keys = ("address", request.META["REMOTE_ADDR"]), ("card", number)
            if any(is_blocked(key) for key in keys):
                return HttpResponse("Too many wrong PINs", status=429)
            card = cards.get(number)
            if card is None or card["pin"] != request.POST.get("pin"):
                for key in keys:
                    failures[key].append(time.monotonic())
                return HttpResponse("Wrong card number or PIN", status=403)
            return view(request, card)

        return checked

    @with_card
    def balance(request, card):
        return JsonResponse({"cents": card["cents"]})

    @with_card
    def pay(request, card):
        try:
            cents = int(request.POST.get("cents", ""))
        except ValueError:
            cents = 0
        if cents <= 0:
            return HttpResponse(status=400)
        if cents > card["cents"]:
            return HttpResponse(status=409)
        card["cents"] -= cents
        return JsonResponse({"cents": card["cents"]})

    urlpatterns.extend([path("balance", balance), path("pay", pay)])
    return get_wsgi_application()
