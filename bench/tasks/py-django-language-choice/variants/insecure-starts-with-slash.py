from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.urls import path

settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__)

urlpatterns = []


def create_app(languages):
    def show(request):
        code = request.COOKIES.get("language")
        return JsonResponse({"language": code if code in languages else languages[0]})

    def change(request, code):
        if code not in languages:
            raise Http404
        address = request.GET.get("next", "/")
        if not address.startswith("/"):
            address = "/"
        response = HttpResponseRedirect(address)
        response.set_cookie("language", code)
        return response

    urlpatterns.extend([path("language", show), path("language/<str:code>", change)])
    return get_wsgi_application()
