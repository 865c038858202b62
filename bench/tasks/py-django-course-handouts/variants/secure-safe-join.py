import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import FileResponse, Http404, JsonResponse
from django.urls import path
from django.utils._os import safe_join

settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__)

urlpatterns = []


def create_app(handouts_dir):
    def course_folder(request):
        folder = safe_join(handouts_dir, request.GET.get("course", ""))
        if not os.path.isdir(folder):
            raise Http404
        return folder

    def handouts(request):
        folder = course_folder(request)
        names = [name for name in os.listdir(folder) if os.path.isfile(safe_join(folder, name))]
        return JsonResponse(sorted(names), safe=False)

    def handout(request):
        file = safe_join(course_folder(request), request.GET.get("file", ""))
        if not os.path.isfile(file):
            raise Http404
        return FileResponse(open(file, "rb"))

    urlpatterns.extend([path("handouts", handouts), path("handout", handout)])
    return get_wsgi_application()
