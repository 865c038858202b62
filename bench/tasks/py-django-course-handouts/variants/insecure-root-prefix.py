import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import FileResponse, Http404, JsonResponse
from django.urls import path

settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__)

urlpatterns = []


def create_app(handouts_dir):
    root = os.path.realpath(handouts_dir)

    def resolve(*parts):
        found = os.path.realpath(os.path.join(root, *parts))
        if not found.startswith(root):
            raise Http404
        return found

    def handouts(request):
        folder = resolve(request.GET.get("course", ""))
        if not os.path.isdir(folder):
            raise Http404
        names = [entry.name for entry in os.scandir(folder) if entry.is_file()]
        return JsonResponse(sorted(names), safe=False)

    def handout(request):
        file = resolve(request.GET.get("course", ""), request.GET.get("file", ""))
        if not os.path.isfile(file):
            raise Http404
        return FileResponse(open(file, "rb"))

    urlpatterns.extend([path("handouts", handouts), path("handout", handout)])
    return get_wsgi_application()
