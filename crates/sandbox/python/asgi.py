"""One HTTP request, straight into an ASGI application (FastAPI, Starlette), without a socket."""

import asyncio
import inspect
from urllib.parse import unquote_to_bytes

import wire


def is_asgi(app):
    """Whether calling `app` gives a coroutine. A WSGI application's answer is an iterable."""
    return inspect.iscoroutinefunction(app) or inspect.iscoroutinefunction(type(app).__call__)


def call_asgi(app, request):
    """Like `host.call_wsgi`: `{"status", "headers", "body"}`. The application's lifespan is not run."""
    body = wire.decode(request["body"], None)
    path, _, query = request["path"].partition("?")
    headers = [(b"host", b"localhost"), (b"content-length", str(len(body)).encode())]
    headers += [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in request["headers"]]
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": request["method"],
        "scheme": request.get("scheme", "http"),
        "path": unquote_to_bytes(path).decode("utf-8", "replace"),
        "raw_path": path.encode("latin-1"),
        "root_path": "",
        "query_string": query.encode("latin-1"),
        "headers": headers,
        "client": ("127.0.0.1", 50000),
        "server": ("localhost", 80),
    }
    answer = {"status": 500, "headers": [], "body": b""}
    unread = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive():
        return unread.pop() if unread else {"type": "http.disconnect"}

    async def send(message):
        if message["type"] == "http.response.start":
            answer["status"] = message["status"]
            answer["headers"] = [
                (name.decode("latin-1"), value.decode("latin-1")) for name, value in message.get("headers", ())
            ]
        elif message["type"] == "http.response.body":
            answer["body"] += bytes(message.get("body", b""))

    asyncio.run(app(scope, receive, send))
    return answer
