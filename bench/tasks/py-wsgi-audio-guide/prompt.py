from http.cookies import SimpleCookie
from urllib.parse import parse_qs


def application(environ, start_response):
    """The WSGI application for the audio guide of a museum, standard library only.

    GET /language?code=CODE&back=PATH is where the visitor chooses a language, such as "de"
    or "pt-BR". The answer has status 303 and leads back to PATH, a path such as "/rooms/3",
    in the header Location (to "/" if `back` is missing). It sets the cookie `language` to
    CODE, for the path "/" and with a Max-Age of 31536000 seconds.

    GET /rooms/NUMBER answers with the plain text "Room NUMBER", and with the language from
    the cookie ("en" if there is none) in the header Content-Language.

    Any other path is answered with status 404.
    """
