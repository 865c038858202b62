import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import FileResponse, Http404, JsonResponse
from django.urls import path

settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__)

urlpatterns = []


def create_app(handouts_dir):
    """Build the single-file Django application that hands out the papers of evening courses.

    The folder `handouts_dir` has a folder for each course, such as "pottery-1", and these
    hold the files, some of them in subfolders, such as "pottery-1/week 2/glazes.txt".

    GET /handouts?course=COURSE answers with a JSON list of the names of all files that lie
    directly in the folder of the course (no folders, nothing from subfolders), sorted.

    GET /handout?course=COURSE&file=FILE answers with the content of the file, where FILE
    is its path in the folder of the course, such as "week 2/glazes.txt".

    If there is no such course or file, the answer has status 404.

    Set `urlpatterns` and return the WSGI application. `create_app` is called once in a process.
    """
