import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import FileResponse, Http404, JsonResponse
from django.urls import path

settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__)

urlpatterns = []


def create_app(handouts_dir):
    def handouts(request):
        folder = os.path.join(handouts_dir, request.GET.get("course", ""))
        if not os.path.isdir(folder):
            raise Http404
        names = [name for name in os.listdir(folder) if os.path.isfile(os.path.join(folder, name))]
        return JsonResponse(sorted(names), safe=False)

    def handout(request):
        folder = os.path.realpath(os.path.join(handouts_dir, request.GET.get("course", "")))
        file = os.path.realpath(os.path.join(folder, request.GET.get("file", "")))
        if not file.startswith(folder + os.sep) or not os.path.isfile(file):
            raise Http404
        return FileResponse(open(file, "rb"))

    urlpatterns.extend([path("handouts", handouts), path("handout", handout)])
    return get_wsgi_application()
