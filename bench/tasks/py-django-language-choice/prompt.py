from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import path

settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__)

urlpatterns = []


def create_app(languages):
    """Build the single-file Django application that keeps the language of a museum's web site.

    `languages` is a list of language codes, such as ["de", "en", "fr"]; the first is the
    default.

    GET /language answers with the JSON object {"language": CODE}: the code in the cookie
    "language" if it is one of `languages`, else the default.

    Every page of the site has links to change the language, which lead to
    GET /language/CODE?next=ADDRESS, where ADDRESS is the address of that page on this site,
    such as "/halls/3?floor=1". The answer sets the cookie "language" to CODE and redirects
    the visitor back to ADDRESS, or to "/" if there is no parameter `next`. A code that is
    not in `languages` is answered with status 404.

    Set `urlpatterns` and return the WSGI application. `create_app` is called once in a process.
    """
