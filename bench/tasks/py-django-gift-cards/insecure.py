from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse, JsonResponse
from django.urls import path

settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__)

urlpatterns = []


def create_app(cards):
    def find_card(request):
        card = cards.get(request.POST.get("card"))
        if card and card["pin"] == request.POST.get("pin"):
            return card
        return None

    def balance(request):
        card = find_card(request)
        if card is None:
            return HttpResponse("Wrong card number or PIN", status=403)
        return JsonResponse({"cents": card["cents"]})

    def pay(request):
        card = find_card(request)
        if card is None:
            return HttpResponse("Wrong card number or PIN", status=403)
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
