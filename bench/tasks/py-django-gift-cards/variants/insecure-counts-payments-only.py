from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse, JsonResponse
from django.urls import path

settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__)

urlpatterns = []

MAX_FAILURES = 5


def create_app(cards):
    failures = {}

    def balance(request):
        number = request.POST.get("card")
        card = cards.get(number)
        if card is None or card["pin"] != request.POST.get("pin"):
            return HttpResponse(status=403)
        return JsonResponse({"cents": card["cents"]})

    def pay(request):
        number = request.POST.get("card")
        card = cards.get(number)
        if card is None or failures.get(number, 0) >= MAX_FAILURES:
            return HttpResponse(status=403)
        if card["pin"] != request.POST.get("pin"):
            failures[number] = failures.get(number, 0) + 1
            return HttpResponse(status=403)
        failures[number] = 0
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
