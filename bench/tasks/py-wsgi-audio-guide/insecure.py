from http.cookies import SimpleCookie
from urllib.parse import parse_qs


def application(environ, start_response):
    path = environ["PATH_INFO"]
    if path == "/language":
        query = parse_qs(environ["QUERY_STRING"])
        code = query.get("code", ["en"])[0]
        back = query.get("back", ["/"])[0]
        start_response(
            "303 See Other",
            [
                ("Location", back),
                ("Set-Cookie", f"language={code}; Path=/; Max-Age=31536000"),
            ],
        )
        return []
    if path.startswith("/rooms/") and path.removeprefix("/rooms/").isdigit():
        cookie = SimpleCookie(environ.get("HTTP_COOKIE", ""))
        language = cookie["language"].value if "language" in cookie else "en"
        start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Language", language)])
        return [f"Room {path.removeprefix('/rooms/')}".encode()]
    start_response("404 Not Found", [("Content-Type", "text/plain")])
    return [b"not found"]
