from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse, JsonResponse
from django.urls import path

settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__)

urlpatterns = []

MAX_FAILURES = 5


def create_app(cards):
    def refuse(failures):
        response = HttpResponse(status=403)
        response.set_cookie("failures", str(failures), max_age=900)
        return response

    def find_card(request):
        """The card and how many PINs were wrong so far."""
        failures = int(request.COOKIES.get("failures", 0))
        card = cards.get(request.POST.get("card"))
        if failures >= MAX_FAILURES or card is None:
            return None, failures
        if card["pin"] != request.POST.get("pin"):
            return None, failures + 1
        return card, 0

    def balance(request):
        card, failures = find_card(request)
        if card is None:
            return refuse(failures)
        return JsonResponse({"cents": card["cents"]})

    def pay(request):
        card, failures = find_card(request)
        if card is None:
            return refuse(failures)
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
