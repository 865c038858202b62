import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import FileResponse, Http404, JsonResponse
from django.urls import path

settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__)

urlpatterns = []


def create_app(handouts_dir):
    def files_of(course):
        """The files of a course by their paths in its folder. What is not found here is not served."""
        if course not in os.listdir(handouts_dir):
            raise Http404
        folder = os.path.join(handouts_dir, course)
        found = {}
        for place, _, names in os.walk(folder):
            for name in names:
                file = os.path.join(place, name)
                found[os.path.relpath(file, folder)] = file
        return found

    def handouts(request):
        files = files_of(request.GET.get("course"))
        return JsonResponse(sorted(name for name in files if os.sep not in name), safe=False)

    def handout(request):
        file = files_of(request.GET.get("course")).get(request.GET.get("file"))
        if file is None:
            raise Http404
        return FileResponse(open(file, "rb"))

    urlpatterns.extend([path("handouts", handouts), path("handout", handout)])
    return get_wsgi_application()
