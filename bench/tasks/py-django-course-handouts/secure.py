import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import FileResponse, Http404, JsonResponse
from django.urls import path

settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__)

urlpatterns = []


def inside(folder, name):
    """The path of `name` in `folder`, or a 404 if it is not below it."""
    folder = os.path.realpath(folder)
    found = os.path.realpath(os.path.join(folder, name))
    if not found.startswith(folder + os.sep):
        raise Http404
    return found


def create_app(handouts_dir):
    def course_folder(request):
        folder = inside(handouts_dir, request.GET.get("course", ""))
        if not os.path.isdir(folder):
            raise Http404
        return folder

    def handouts(request):
        with os.scandir(course_folder(request)) as entries:
            return JsonResponse(sorted(entry.name for entry in entries if entry.is_file()), safe=False)

    def handout(request):
        file = inside(course_folder(request), request.GET.get("file", ""))
        if not os.path.isfile(file):
            raise Http404
        return FileResponse(open(file, "rb"))

    urlpatterns.extend([path("handouts", handouts), path("handout", handout)])
    return get_wsgi_application()
