from django.conf import settings
from django.core.cache import cache
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse, JsonResponse
from django.urls import path

settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__)

urlpatterns = []

MAX_FAILURES = 5
BLOCK_SECONDS = 3600


def create_app(cards):
    def unlock(request):
        """The card that the form names, if the PIN is right and was not guessed at too often."""
        number = request.POST.get("card", "")
        key = "failures-" + number.encode().hex()
        card = cards.get(number)
        if card is None or cache.get(key, 0) >= MAX_FAILURES:
            return None
        if card["pin"] != request.POST.get("pin"):
            cache.add(key, 0, BLOCK_SECONDS)
            cache.incr(key)
            return None
        cache.delete(key)
        return card

    def balance(request):
        card = unlock(request)
        if card is None:
            return HttpResponse(status=403)
        return JsonResponse({"cents": card["cents"]})

    def pay(request):
        card = unlock(request)
        if card is None:
            return HttpResponse(status=403)
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

    urlpatterns[:] = [path("balance", balance), path("pay", pay)]
    return get_wsgi_application()
