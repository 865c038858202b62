import re

REQUEST = re.compile(r"HTTP_\w+|REQUEST_(METHOD|URI|SCHEME)|REMOTE_ADDR|PATH_INFO|QUERY_STRING|CONTENT_\w+")


def connection_page(environ):
    shown = {}
    for name in filter(REQUEST.fullmatch, environ):
        if isinstance(environ[name], str):
            shown[name] = " ".join(environ[name].splitlines())
    return "".join(f"{name}: {shown[name]}\n" for name in sorted(shown))
