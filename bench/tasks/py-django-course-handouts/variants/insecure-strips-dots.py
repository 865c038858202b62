import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import FileResponse, Http404, JsonResponse
from django.urls import path

settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__)

urlpatterns = []


def strip_dots(name):
    return name.replace("../", "").lstrip("/")


def create_app(handouts_dir):
    def handouts(request):
        folder = os.path.join(handouts_dir, strip_dots(request.GET.get("course", "")))
        if not os.path.isdir(folder):
            raise Http404
        names = [entry.name for entry in os.scandir(folder) if entry.is_file()]
        return JsonResponse(sorted(names), safe=False)

    def handout(request):
        course = strip_dots(request.GET.get("course", ""))
        file = os.path.join(handouts_dir, course, strip_dots(request.GET.get("file", "")))
        if not os.path.isfile(file):
            raise Http404
        return FileResponse(open(file, "rb"))

    urlpatterns.extend([path("handouts", handouts), path("handout", handout)])
    return get_wsgi_application()
